import type { Value } from '../graph/graph-builder.js';
import type { Layers } from './layers.js';
import type { WarpConfiguration } from './network-configuration.js';

/**
 * What has been read of the flow memory so far, at each pixel: attention over any number of flows, a few at a time
 * (Milakov and Gimelshein, 2018: online softmax).
 */
export interface MemoryReading {
  /** The largest score, [n, h, w, 1]. */
  readonly largest: Value;
  /** The sum of the weights, e^(score − largest), [n, h, w, 1]. */
  readonly total: Value;
  /** The sum of what was read, each by its weight, [n, h, w, memoryChannels + 2]: features, and the flow itself. */
  readonly sum: Value;
}

/** Flows of earlier frames: some of one frame, or one for each frame of a batch. */
export interface MemoryPages {
  /** [slots, h, w, 3] at the flow's level: u and v times coverage, and coverage: 1 where the garment is. */
  readonly flows: Value;
  /** [slots, h, w, 2]: where in each flow the body's place at this pixel was then. */
  readonly alignments: Value;
  /** [slots, 1, 1, 1]: 0 for a flow, −10000 for an empty slot. */
  readonly presence: Value;
}

/** What is looked for in the memory, [n, h, w, memoryChannels]. */
export function describeQuery(layers: Layers, features: Value, configuration: WarpConfiguration) {
  return layers.convolve('query', features, configuration.memoryChannels, {
    size: 1,
    isHead: true,
  });
}

/** Reads some flows more. */
export function readPages(
  layers: Layers,
  query: Value,
  pages: MemoryPages,
  before: MemoryReading,
  configuration: WarpConfiguration,
): MemoryReading {
  const { graph } = layers;
  const { memoryChannels: channels, memoryLevel, flowLevel } = configuration;
  const aligned = graph.apply('gridSample', [pages.flows, pages.alignments]);
  const shrunk =
    memoryLevel === flowLevel
      ? aligned
      : graph.apply('averagePool2d', [aligned], { size: 2 ** (memoryLevel - flowLevel) });
  const read = layers.convolve('page', shrunk, 2 * channels);
  const keys = layers.convolve('key', read, channels, { size: 1, isHead: true });
  const features = layers.convolve('value', read, channels, { size: 1, isHead: true });
  const values = layers.join(features, flowOf(layers, shrunk));
  const scores = graph.apply('add', [scoresOf(layers, query, keys, configuration), pages.presence]);
  return addReading(layers, query.shape[0], before, scores, values);
}

/**
 * Reads what stands for an empty memory: at the first frame it is all there is.
 * @param base [n, h, w, 2]: the flow that stands for it
 */
export function readStart(
  layers: Layers,
  query: Value,
  base: Value,
  before: MemoryReading | undefined,
  configuration: WarpConfiguration,
): MemoryReading {
  const { memoryChannels: channels } = configuration;
  const { graph } = layers;
  const small = { kind: 'normal', deviation: 0.05 } as const;
  const key = layers.parameter('start.key', [1, 1, 1, channels], small);
  const value = layers.parameter('start.value', [1, 1, 1, channels], small);
  const [batch, height, width] = query.shape;
  const everywhere = graph.apply('constant', [], {
    shape: [batch, height, width, 1],
    values: new Array<number>(batch * height * width).fill(1),
  });
  const values = layers.join(graph.apply('multiply', [everywhere, value]), base);
  const scores = scoresOf(layers, query, key, configuration);
  return addReading(layers, batch, before, scores, values);
}

/** What the memory says, [n, h, w, memoryChannels + 2]. */
export function readoutOf(layers: Layers, { sum, total }: MemoryReading): Value {
  return layers.graph.apply('divide', [sum, total]);
}

function scoresOf(
  { graph }: Layers,
  query: Value,
  keys: Value,
  { memoryChannels, memoryReading }: WarpConfiguration,
): Value {
  const products = graph.apply('multiply', [query, keys]);
  const scores = graph.apply('reduceSum', [products], { axes: [3] });
  const factor = memoryReading === 'mean' ? 0 : 1 / Math.sqrt(memoryChannels);
  return graph.apply('multiply', [scores, graph.number(factor)]);
}

function addReading(
  { graph }: Layers,
  batch: number,
  before: MemoryReading | undefined,
  scores: Value,
  values: Value,
): MemoryReading {
  const overFlows = (operation: 'reduceSum' | 'reduceMax', value: Value) =>
    value.shape[0] > batch ? graph.apply(operation, [value], { axes: [0] }) : value;
  const highest = overFlows('reduceMax', scores);
  const larger = before ? graph.apply('maximum', [before.largest, highest]) : highest;
  // It cancels out of the result, so that nothing need be learned through it.
  const largest = graph.apply('stopGradient', [larger]);
  const weigh = (value: Value) =>
    graph.apply('exponential', [graph.apply('subtract', [value, largest])]);
  const weights = weigh(scores);
  const accumulate = (so: Value | undefined, added: Value) => {
    const total = overFlows('reduceSum', added);
    if (!before || !so) return total;
    return graph.apply('add', [graph.apply('multiply', [so, weigh(before.largest)]), total]);
  };
  return {
    largest,
    total: accumulate(before?.total, weights),
    sum: accumulate(before?.sum, graph.apply('multiply', [values, weights])),
  };
}

/** So much of a place must be covered for its flow to count in full: less would only magnify what rounding left. */
const leastCoverage = 0.05;

/** u and v of pages that hold them times their coverage; 0 where nothing is covered. */
function flowOf(layers: Layers, pages: Value): Value {
  const { graph } = layers;
  const coverage = graph.apply('maximum', [
    layers.channels(pages, 2, 1),
    graph.number(leastCoverage),
  ]);
  return graph.apply('divide', [layers.channels(pages, 0, 2), coverage]);
}
