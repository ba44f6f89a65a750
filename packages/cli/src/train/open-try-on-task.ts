import { flowMemoryPolicyOf, tryOnKinds, type Backend, type TrainingTask } from '@drapeflow/core';
import { openDataset } from '@drapeflow/datasets';
import { tryOnTask } from '@drapeflow/learned';
import { compose, disposeContainer, tokens } from '../composition.js';
import type { Settings } from '../configuration/load-settings.js';
import { createTryOnPlugins } from '../create-try-on-plugins.js';
import { datasetServices } from '../data/dataset-services.js';
import { segmentGarment } from '../garment/segment-garment.js';
import { pluginServices } from '../plugin-services.js';
import { DatasetSamples } from './dataset-samples.js';
import { estimatedView, knownView } from './seen-frames.js';
import { networksOf, type TrainingPlan } from './training-plan.js';

/**
 * The task of a plan: its networks, losses and data, and a backend that runs preprocessors.
 * @param onNotice told in a sentence of what was put right by itself
 * @throws DrapeflowError DATASET_BROKEN, DATASET_EMPTY, PLUGIN_UNKNOWN, PLUGIN_CONFIG, and what a backend throws that
 *   does not start
 */
export async function openTryOnTask(
  plan: TrainingPlan,
  settings: Settings,
  onNotice: (message: string) => void,
): Promise<TrainingTask> {
  const root = compose(settings, onNotice);
  const disposables = root.resolve(tokens.disposables);
  try {
    const backend = await root.resolve(tokens.backend);
    const services = pluginServices(settings, backend);
    // Each look at a sample has instances of its own: while these are there, their models stay loaded.
    const kept = await createTryOnPlugins(settings, backend);
    for (const kind of tryOnKinds) disposables.add(kept[kind].instance);
    const task = tryOnTask({
      configuration: networksOf(plan),
      memory: flowMemoryPolicyOf(plan.memory),
      samples: await openSamples(plan, settings, backend),
      createLoss: (name) => settings.registry.create('loss', name, {}, services),
      createPrior: () => services.createWarp('thin-plate-spline'),
    });
    disposables.add(task);
    return { ...task, dispose: () => disposeContainer(root) };
  } catch (error) {
    await disposeContainer(root);
    throw error;
  }
}

async function openSamples(
  plan: TrainingPlan,
  settings: Settings,
  backend: Backend,
): Promise<DatasetSamples> {
  const { plugin, options } = plan.dataset;
  const open = async (own: Readonly<Record<string, unknown>>) =>
    openDataset(
      plugin,
      await settings.registry.create(
        'dataset',
        plugin,
        { ...options, ...own },
        datasetServices(settings),
      ),
    );
  const { size } = networksOf(plan).generator;
  const torso = await pluginServices(settings, backend).createTorso('clothing-agnostic');
  return new DatasetSamples({
    name: plugin,
    train: await open({}),
    validation: await open(plan.validation),
    seed: plan.seed,
    size,
    options: plan.samples,
    known: knownView(torso, size),
    estimated: estimatedView(settings, backend, size),
    segment: (image) => segmentGarment(settings, backend, image),
  });
}
