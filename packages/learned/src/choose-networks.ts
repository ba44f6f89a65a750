import {
  checkSharedWeights,
  checkWeights,
  DrapeflowError,
  generatorGraph,
  initialSharedWeights,
  initialWeights,
  networkPresetNames,
  networkPresets,
  warpNetworkGraphs,
  type Graph,
  type NetworkConfiguration,
  type NetworkPreset,
  type WarpGraphs,
  type Weights,
  type WeightsReader,
} from '@drapeflow/core';
import type { NetworkOptions, WarpOptions } from './network-options.js';

interface ChosenNetwork {
  readonly preset: NetworkPreset;
  readonly configuration: NetworkConfiguration;
  readonly weights: Weights;
  /** Whether the weights are learned, or drawn by chance. */
  readonly isTrained: boolean;
}

export interface ChosenWarpNetwork extends ChosenNetwork {
  readonly graphs: WarpGraphs;
}

export interface ChosenGenerator extends ChosenNetwork {
  readonly graph: Graph;
}

/**
 * The warp network that options describe, with its weights.
 * @throws DrapeflowError WEIGHTS_INVALID, WEIGHTS_MISMATCH where the weights are not the network's
 */
export async function chooseWarpNetwork(
  options: NetworkOptions & WarpOptions,
  reader: WeightsReader,
): Promise<ChosenWarpNetwork> {
  const { preset, learned } = await readWeights(options, reader);
  const { warp, ...rest } = networkPresets[preset];
  const { prior, memoryReading, memorySlots, garmentFeatures } = options;
  const configuration: NetworkConfiguration = {
    ...rest,
    warp: {
      ...warp,
      prior: prior ?? warp.prior,
      memoryReading: memoryReading ?? warp.memoryReading,
      memorySlots: memorySlots ?? warp.memorySlots,
      garmentFeatures: garmentFeatures ?? warp.garmentFeatures,
    },
  };
  const graphs = warpNetworkGraphs(configuration);
  const { step, query, remember, garment } = graphs;
  const all = [step, query, remember, ...(garment ? [garment] : [])];
  const name = `the warp network, preset ${preset}`;
  if (learned) checkSharedWeights(name, all, learned);
  const weights = learned ?? initialSharedWeights(name, all, options.seed);
  return { preset, configuration, graphs, weights, isTrained: learned !== undefined };
}

/**
 * The generator that options describe, with its weights.
 * @throws DrapeflowError WEIGHTS_INVALID, WEIGHTS_MISMATCH where the weights are not the network's
 */
export async function chooseGenerator(
  options: NetworkOptions,
  reader: WeightsReader,
): Promise<ChosenGenerator> {
  const { preset, learned } = await readWeights(options, reader);
  const configuration = networkPresets[preset];
  const graph = generatorGraph(configuration);
  if (learned) checkWeights(graph, learned);
  const weights = learned ?? initialWeights(graph, options.seed);
  return { preset, configuration, graph, weights, isTrained: learned !== undefined };
}

/** Reads the weights, if any, and finds the preset: the one that they were made for, or the one asked for. */
async function readWeights(
  { weights: path, preset: wanted }: NetworkOptions,
  reader: WeightsReader,
): Promise<{ preset: NetworkPreset; learned: Weights | undefined }> {
  if (path === undefined) return { preset: wanted ?? 'live', learned: undefined };
  const { weights: learned, metadata } = await reader.read(path);
  const made = metadata['preset'];
  if (made && wanted && made !== wanted) {
    const problems = [`they were made for the preset ${made}`];
    throw new DrapeflowError('WEIGHTS_MISMATCH', { graph: `the preset ${wanted}`, problems });
  }
  const preset = wanted ?? made ?? 'live';
  if (isPreset(preset)) return { preset, learned };
  const problem = `they are for the preset ${preset}; there are ${networkPresetNames.join(', ')}`;
  throw new DrapeflowError('WEIGHTS_INVALID', { from: path, problem });
}

function isPreset(name: string): name is NetworkPreset {
  return Object.hasOwn(networkPresets, name);
}
