import {
  initialWeights,
  keepsAll,
  networkPresets,
  PluginRegistry,
  trainingGraph,
  type GradientSource,
  type Graph,
  type NetworkPreset,
  type WeightedLoss,
} from '@drapeflow/core';
import { learnedPlugins } from '@drapeflow/learned';
import { noiseFor } from './noise.js';
import { timeRuns } from './time-runs.js';

/** Frames of the sequence that a training step is measured on. */
export const measuredFrames = 4;

/** Losses by plugin, with the weights that the method starts from. */
export const measuredLosses = {
  'garment-edge': 1,
  reconstruction: 2,
  'image-gradient': 0.5,
  'flow-smoothness': 6,
  'total-variation': 0.01,
  'foreground-mask': 1,
} as const;

/** A training step of both networks of a preset, as it is measured. */
export async function measuredTrainingGraph(preset: NetworkPreset): Promise<Graph> {
  const registry = new PluginRegistry();
  for (const plugin of learnedPlugins) registry.add(plugin);
  const losses = Object.entries(measuredLosses).map(
    async ([name, weight]): Promise<WeightedLoss> => ({
      name,
      weight,
      loss: await registry.create('loss', name, {}, {}),
    }),
  );
  return trainingGraph({
    configuration: networkPresets[preset],
    batch: 1,
    frames: measuredFrames,
    memory: keepsAll,
    part: 'both',
    losses: await Promise.all(losses),
    hasTrueFlow: false,
  });
}

/**
 * How many frames a second are trained on.
 * @param sideBySide sequences that a step differentiates
 */
export async function measureTraining(
  source: GradientSource,
  graph: Graph,
  frames: number,
  sideBySide: number,
  seconds: number,
): Promise<number> {
  const weights = initialWeights(graph, 1);
  const inputs = noiseFor(graph);
  const examples = Array.from({ length: sideBySide }, () => ({ graph, inputs }));
  const milliseconds = await timeRuns(seconds, () => source.differentiate(weights, examples));
  return (1000 * frames * sideBySide) / milliseconds;
}
