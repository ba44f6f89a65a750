import { keypointNames } from '../contracts/pose.js';
import { parsingLabels } from '../contracts/parsing.js';
import type { Value } from '../graph/graph-builder.js';
import type { Shape } from '../graph/shape.js';
import { decode, encode, fuse } from './encoder.js';
import type { Layers } from './layers.js';
import {
  describeQuery,
  readoutOf,
  readPages,
  readStart,
  type MemoryPages,
  type MemoryReading,
} from './memory-module.js';
import type { WarpConfiguration } from './network-configuration.js';

/** What the warp network reads of one frame, apart from the flow memory. */
export interface WarpFrame {
  /** `S_{t−1}` [n, h, w, labels]; zeros at the first frame. */
  readonly previousParsing: Value;
  /** `P_{t−1}` [n, h/2, w/2, keypoints]; zeros at the first frame. */
  readonly previousPose: Value;
  /** `T_t` [n, h, w, 4]: colours −1…1 times what is kept, and what is kept. */
  readonly torso: Value;
  /** `P_t` [n, h/2, w/2, keypoints]. */
  readonly pose: Value;
  /** `c` [n, h, w, 4]: colours −1…1 times the mask, and the mask. Read where it is encoded with each frame. */
  readonly garment?: Value;
  /** Where the garment is encoded once: its features, level by level. */
  readonly garmentFeatures?: readonly Value[];
  /** [n, flow h, flow w, 3]: u and v of the geometric warp, continued past the garment, and where it covers. */
  readonly prior?: Value;
}

export type WarpFrameTensor = Exclude<keyof WarpFrame, 'garmentFeatures'>;

/** The size of the images at a level, as [height, width]. */
export function sizeAtLevel({ size }: WarpConfiguration, level: number): [number, number] {
  return [size.height / 2 ** level, size.width / 2 ** level];
}

/** The shapes of what the warp network reads. */
export function warpFrameShapes(
  configuration: WarpConfiguration,
  batch = 1,
): Record<WarpFrameTensor, Shape> {
  const { height, width } = configuration.size;
  const [halfHeight, halfWidth] = sizeAtLevel(configuration, 1);
  const [flowHeight, flowWidth] = sizeAtLevel(configuration, configuration.flowLevel);
  return {
    previousParsing: [batch, height, width, parsingLabels.length],
    previousPose: [batch, halfHeight, halfWidth, keypointNames.length],
    torso: [batch, height, width, 4],
    pose: [batch, halfHeight, halfWidth, keypointNames.length],
    garment: [batch, height, width, 4],
    prior: [batch, flowHeight, flowWidth, 3],
  };
}

/** The garment's features, computed once a video. */
export function encodeGarment(layers: Layers, garment: Value, { widths }: WarpConfiguration) {
  return encode(layers.within('garment'), garment, undefined, widths);
}

/** Encoders 1 and 2 and their fusion: the third features, level by level, and what is looked for in the memory. */
export function encodeFrame(
  layers: Layers,
  frame: WarpFrame,
  configuration: WarpConfiguration,
): { features: Value[]; query: Value } {
  const { widths, memoryLevel, garmentFeatures: when } = configuration;
  const { previousParsing, previousPose, pose, torso, garment, garmentFeatures } = frame;
  const first = encode(layers.within('encoder1'), previousParsing, previousPose, widths);
  const seen = when === 'once' ? torso : layers.join(torso, garment!);
  const second = encode(layers.within('encoder2'), seen, pose, widths);
  const sets = when === 'once' ? [first, second, garmentFeatures!] : [first, second];
  const features = fuse(layers.within('warpFusion'), sets, widths);
  return {
    features,
    query: describeQuery(layers.within('memory'), features[memoryLevel - 1], configuration),
  };
}

/**
 * The warp network of one frame: encoders, fusion, flow memory, decoder 1.
 * @param pages of the flow memory; several for one frame, or one for each frame of a batch
 * @param before what was read of the memory by earlier runs
 * @returns the low-resolution flow [n, flow h, flow w, 2]
 */
export function warpStep(
  layers: Layers,
  frame: WarpFrame,
  pages: readonly MemoryPages[],
  before: MemoryReading | undefined,
  configuration: WarpConfiguration,
): Value {
  const { graph } = layers;
  const { widths, flowLevel, memoryLevel, memoryChannels } = configuration;
  const { features, query } = encodeFrame(layers, frame, configuration);
  const base = frame.prior
    ? layers.channels(frame.prior, 0, 2)
    : identityFlow(layers, configuration, frame.pose.shape[0]);

  const memory = layers.within('memory');
  const coarseBase =
    memoryLevel === flowLevel
      ? base
      : graph.apply('averagePool2d', [base], { size: 2 ** (memoryLevel - flowLevel) });
  let reading = readStart(memory, query, coarseBase, before, configuration);
  for (const each of pages) reading = readPages(memory, query, each, reading, configuration);
  const readout = readoutOf(layers, reading);

  const [height, width] = sizeAtLevel(configuration, flowLevel);
  const coarseFlow = layers.channels(readout, memoryChannels, 2);
  const remembered =
    memoryLevel === flowLevel
      ? coarseFlow
      : graph.apply('resizeBilinear', [coarseFlow], { height, width });
  const extras = new Map([[memoryLevel, readout]]);
  const atFlowLevel = [remembered, frame.prior ?? base];
  if (memoryLevel === flowLevel) atFlowLevel.push(readout);
  extras.set(flowLevel, layers.join(...atFlowLevel));

  const decoded = decode(layers.within('decoder1'), features, widths, flowLevel, extras);
  const head = layers.convolve('decoder1.flow', decoded, 3, { isHead: true });
  const gate = graph.apply('sigmoid', [layers.channels(head, 2, 1)]);
  const fromMemory = graph.apply('multiply', [gate, graph.apply('subtract', [remembered, base])]);
  return graph.apply('add', [graph.apply('add', [base, fromMemory]), layers.channels(head, 0, 2)]);
}

/** The flow that lays the garment's picture over the whole image. */
function identityFlow({ graph }: Layers, configuration: WarpConfiguration, batch: number): Value {
  const [height, width] = sizeAtLevel(configuration, configuration.flowLevel);
  const values: number[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) values.push((2 * x + 1) / width - 1, (2 * y + 1) / height - 1);
  }
  const flow = graph.apply('constant', [], { shape: [1, height, width, 2], values });
  return batch === 1
    ? flow
    : graph.apply('concatenate', new Array<Value>(batch).fill(flow), { axis: 0 });
}
