import {
  checkSharedWeights,
  checkWeights,
  DrapeflowError,
  generatorGraph,
  initialSharedWeights,
  initialWeights,
  networkConfigurationSchema,
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
import type { z } from 'zod';
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
  const { preset, learned, changes } = await readWeights(options, reader);
  const { warp: usual, ...rest } = networkPresets[preset];
  const warp = { ...usual, ...changes };
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
  const own = learned && without(learned, generatorGraph(configuration));
  if (own) checkSharedWeights(name, all, own);
  const weights = own ?? initialSharedWeights(name, all, options.seed);
  return { preset, configuration, graphs, weights, isTrained: own !== undefined };
}

/**
 * The generator that options describe, with its weights.
 * @throws DrapeflowError WEIGHTS_INVALID, WEIGHTS_MISMATCH where the weights are not the network's
 */
export async function chooseGenerator(
  options: NetworkOptions,
  reader: WeightsReader,
): Promise<ChosenGenerator> {
  const { preset, learned, changes } = await readWeights(options, reader);
  const { warp, ...rest } = networkPresets[preset];
  const configuration: NetworkConfiguration = { ...rest, warp: { ...warp, ...changes } };
  const graph = generatorGraph(configuration);
  const { garment, step, query, remember } = warpNetworkGraphs(configuration);
  const others = [step, query, remember, ...(garment ? [garment] : [])];
  const own = learned && without(learned, ...others);
  if (own) checkWeights(graph, own);
  const weights = own ?? initialWeights(graph, options.seed);
  return { preset, configuration, graph, weights, isTrained: own !== undefined };
}

/** One file may hold the weights of both networks: those of the other one are left out. */
function without(weights: Weights, ...others: readonly Graph[]): Weights {
  const names = new Set(others.flatMap(({ parameters }) => parameters.map(({ name }) => name)));
  return new Map([...weights].filter(([name]) => !names.has(name)));
}

const changesSchema = networkConfigurationSchema.shape.warp.partial();

interface ReadWeights {
  readonly preset: NetworkPreset;
  readonly learned: Weights | undefined;
  /** How the warp network that they are for differs from the preset's. */
  readonly changes: z.output<typeof changesSchema>;
}

/** Reads the weights, if any, and finds the preset: the one that they were made for, or the one asked for. */
async function readWeights(
  { weights: path, preset: wanted }: NetworkOptions,
  reader: WeightsReader,
): Promise<ReadWeights> {
  if (path === undefined) return { preset: wanted ?? 'live', learned: undefined, changes: {} };
  const { weights: learned, metadata } = await reader.read(path);
  const made = metadata['preset'];
  if (made && wanted && made !== wanted) {
    const problems = [`they were made for the preset ${made}`];
    throw new DrapeflowError('WEIGHTS_MISMATCH', { graph: `the preset ${wanted}`, problems });
  }
  const preset = wanted ?? made ?? 'live';
  if (isPreset(preset)) return { preset, learned, changes: changesOf(metadata, path) };
  const problem = `they are for the preset ${preset}; there are ${networkPresetNames.join(', ')}`;
  throw new DrapeflowError('WEIGHTS_INVALID', { from: path, problem });
}

/** @throws DrapeflowError WEIGHTS_INVALID */
function changesOf({ warp }: Readonly<Record<string, string>>, from: string) {
  if (warp === undefined) return {};
  try {
    return changesSchema.parse(JSON.parse(warp));
  } catch (cause) {
    const problem = `what they say of their warp network, ${warp}, is no part of a configuration`;
    throw new DrapeflowError('WEIGHTS_INVALID', { from, problem }, { cause });
  }
}

function isPreset(name: string): name is NetworkPreset {
  return Object.hasOwn(networkPresets, name);
}
