import { DrapeflowError } from '../errors/drapeflow-error.js';
import type { Graph, GraphParameter } from '../graph/graph.js';
import { GraphBuilder, type Value } from '../graph/graph-builder.js';
import { initialWeights, checkWeights, type Weights, type WeightTensor } from '../graph/weights.js';
import { generatorFrameShapes, generatorStep, type GeneratorFrame } from './generator-network.js';
import { Layers } from './layers.js';
import { readPages, type MemoryPages, type MemoryReading } from './memory-module.js';
import type { NetworkConfiguration } from './network-configuration.js';
import {
  encodeFrame,
  encodeGarment,
  sizeAtLevel,
  warpFrameShapes,
  warpStep,
  type WarpFrame,
  type WarpFrameTensor,
} from './warp-network.js';

/** The graphs of the warp network. They share parameters: one set of weights serves all. */
export interface WarpGraphs {
  /** Once a video, where the garment is encoded once: `garment` → `garmentFeatures1` … */
  readonly garment: Graph | undefined;
  /** Each frame: the frame, some pages of the memory, and what was read before → `lowResolution`. */
  readonly step: Graph;
  /** Where the memory holds more than one run reads: the frame → `query`. */
  readonly query: Graph;
  /** `query`, some pages, and what was read before → `largest`, `total`, `sum`. */
  readonly remember: Graph;
}

/** @throws DrapeflowError CONFIG_INVALID where sizes and levels do not fit together */
export function warpNetworkGraphs(configuration: NetworkConfiguration): WarpGraphs {
  checkSizes(configuration);
  const { warp } = configuration;
  const describe = <Part>(name: string, part: (layers: Layers) => Part): Graph => {
    const builder = new GraphBuilder(`warp network, ${name}`);
    part(new Layers(builder, configuration.convolution));
    return builder.build();
  };
  return {
    garment:
      warp.garmentFeatures === 'once'
        ? describe('garment', (layers) => {
            const garment = layers.graph.input('garment', warpFrameShapes(warp).garment);
            encodeGarment(layers, garment, warp).forEach((features, index) =>
              layers.graph.output(`garmentFeatures${index + 1}`, features),
            );
          })
        : undefined,
    step: describe('step', (layers) => {
      const { graph } = layers;
      const frame = frameInputs(graph, warp);
      const pages = [pageInputs(graph, warp)];
      graph.output(
        'lowResolution',
        warpStep(layers, frame, pages, readingInputs(graph, warp), warp),
      );
    }),
    query: describe('query', (layers) => {
      const { graph } = layers;
      graph.output('query', encodeFrame(layers, frameInputs(graph, warp, 'query'), warp).query);
    }),
    remember: describe('remember', (layers) => {
      const { graph } = layers;
      const [height, width] = sizeAtLevel(warp, warp.memoryLevel);
      const query = graph.input('query', [1, height, width, warp.memoryChannels]);
      const pages = pageInputs(graph, warp);
      const before = readingInputs(graph, warp);
      const reading = readPages(layers.within('memory'), query, pages, before, warp);
      for (const [name, value] of Object.entries(reading)) graph.output(name, value as Value);
    }),
  };
}

/** `previousTryOn`, `previousPose`, `torso`, `pose`, `warped` → `body`, `visible`, `shading`, `tryOn`. */
export function generatorGraph(configuration: NetworkConfiguration): Graph {
  checkSizes(configuration);
  const builder = new GraphBuilder('generator');
  const layers = new Layers(builder, configuration.convolution);
  const inputs = Object.entries(generatorFrameShapes(configuration.generator)).map(
    ([name, shape]) => [name, builder.input(name, shape)] as const,
  );
  const frame = Object.fromEntries(inputs) as unknown as GeneratorFrame;
  const generated = generatorStep(layers, frame, configuration.generator);
  for (const [name, value] of Object.entries(generated)) builder.output(name, value as Value);
  return builder.build();
}

function frameInputs(
  graph: GraphBuilder,
  warp: NetworkConfiguration['warp'],
  purpose: 'step' | 'query' = 'step',
): WarpFrame {
  const shapes = warpFrameShapes(warp);
  const input = (name: WarpFrameTensor) => graph.input(name, shapes[name]);
  const once = warp.garmentFeatures === 'once';
  return {
    previousParsing: input('previousParsing'),
    previousPose: input('previousPose'),
    torso: input('torso'),
    pose: input('pose'),
    ...(once
      ? { garmentFeatures: garmentFeatureInputs(graph, warp) }
      : { garment: input('garment') }),
    ...(warp.prior === 'geometric' && purpose === 'step' ? { prior: input('prior') } : {}),
  };
}

function garmentFeatureInputs(graph: GraphBuilder, warp: NetworkConfiguration['warp']): Value[] {
  return warp.widths.map((channels, index) => {
    const [height, width] = sizeAtLevel(warp, index + 1);
    return graph.input(`garmentFeatures${index + 1}`, [1, height, width, channels]);
  });
}

function pageInputs(graph: GraphBuilder, warp: NetworkConfiguration['warp']): MemoryPages {
  const [height, width] = sizeAtLevel(warp, warp.flowLevel);
  const slots = warp.memorySlots;
  return {
    flows: graph.input('flows', [slots, height, width, 3]),
    alignments: graph.input('alignments', [slots, height, width, 2]),
    presence: graph.input('presence', [slots, 1, 1, 1]),
  };
}

function readingInputs(graph: GraphBuilder, warp: NetworkConfiguration['warp']): MemoryReading {
  const [height, width] = sizeAtLevel(warp, warp.memoryLevel);
  return {
    largest: graph.input('largest', [1, height, width, 1]),
    total: graph.input('total', [1, height, width, 1]),
    sum: graph.input('sum', [1, height, width, warp.memoryChannels + 2]),
  };
}

function checkSizes({ warp, generator }: NetworkConfiguration): void {
  const problems: string[] = [];
  for (const [name, { size, widths }] of Object.entries({ warp, generator })) {
    const divisor = 2 ** widths.length;
    if (size.width % divisor !== 0 || size.height % divisor !== 0) {
      problems.push(
        `${name}.size: ${size.width}×${size.height} cannot be halved ${widths.length} times, once for each of ${name}.widths`,
      );
    }
  }
  if (warp.memoryLevel < warp.flowLevel || warp.memoryLevel > warp.widths.length) {
    problems.push(
      `warp.memoryLevel: ${warp.memoryLevel} is not between warp.flowLevel (${warp.flowLevel}) and the number of warp.widths (${warp.widths.length})`,
    );
  }
  if (problems.length > 0) throw new DrapeflowError('CONFIG_INVALID', { problems });
}

/** Graphs that share one set of weights, as one: for drawing initial weights and for checking given ones. */
function unionOf(name: string, graphs: readonly Graph[]): Graph {
  const parameters = new Map<string, GraphParameter>();
  for (const graph of graphs) for (const each of graph.parameters) parameters.set(each.name, each);
  return { name, inputs: [], parameters: [...parameters.values()], nodes: [], outputs: [] };
}

/** Weights for graphs that share them, before anything was learned. */
export function initialSharedWeights(
  name: string,
  graphs: readonly Graph[],
  seed: number,
): Map<string, WeightTensor> {
  return initialWeights(unionOf(name, graphs), seed);
}

/** @throws DrapeflowError WEIGHTS_MISMATCH where weights are not those of the graphs together */
export function checkSharedWeights(name: string, graphs: readonly Graph[], weights: Weights): void {
  checkWeights(unionOf(name, graphs), weights);
}

/** Those of shared weights that one graph has. */
export function weightsOf({ parameters }: Graph, weights: Weights): Map<string, WeightTensor> {
  return new Map(parameters.map(({ name }) => [name, weights.get(name)!]));
}
