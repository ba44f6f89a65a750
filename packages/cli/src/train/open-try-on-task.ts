import { tryOnKinds, type Backend, type TrainingTask } from '@drapeflow/core';
import { openDataset } from '@drapeflow/datasets';
import { tryOnTask } from '@drapeflow/learned';
import type { Settings } from '../configuration/load-settings.js';
import { createTryOnPlugins } from '../create-try-on-plugins.js';
import { datasetServices } from '../data/dataset-services.js';
import { segmentGarment } from '../garment/segment-garment.js';
import { pluginServices } from '../plugin-services.js';
import { DatasetSamples } from './dataset-samples.js';
import { estimatedView, knownView } from './seen-frames.js';
import { networksOf, type TrainingPlan } from './training-plan.js';

/**
 * The task of a plan: its networks, losses and data.
 * @param backend runs preprocessors
 * @throws DrapeflowError DATASET_BROKEN, DATASET_EMPTY, PLUGIN_UNKNOWN, PLUGIN_CONFIG
 */
export async function openTryOnTask(
  plan: TrainingPlan,
  settings: Settings,
  backend: Backend,
): Promise<TrainingTask> {
  const { registry } = settings;
  const { plugin, options } = plan.dataset;
  const services = pluginServices(settings, backend);
  const open = async (own: Readonly<Record<string, unknown>>) =>
    openDataset(
      plugin,
      await registry.create('dataset', plugin, { ...options, ...own }, datasetServices(settings)),
    );
  const configuration = networksOf(plan);
  const { size } = configuration.generator;
  // Each look at a sample has instances of its own: while these are there, their models stay loaded.
  const kept = await createTryOnPlugins(settings, backend);
  const samples = new DatasetSamples({
    name: plugin,
    train: await open({}),
    validation: await open(plan.validation),
    seed: plan.seed,
    size,
    options: plan.samples,
    known: knownView(await services.createTorso('clothing-agnostic'), size),
    estimated: estimatedView(settings, backend, size),
    segment: (image) => segmentGarment(settings, backend, image),
  });
  const task = tryOnTask({
    configuration,
    samples,
    createLoss: (name) => registry.create('loss', name, {}, services),
    createPrior: () => services.createWarp('thin-plate-spline'),
  });
  return {
    ...task,
    dispose: async () => {
      await task.dispose?.();
      for (const kind of tryOnKinds) await kept[kind].instance.dispose?.();
    },
  };
}
