import { keypointNames } from '../contracts/pose.js';
import type { Value } from '../graph/graph-builder.js';
import type { Shape } from '../graph/shape.js';
import { decode, encode, fuse } from './encoder.js';
import type { Layers } from './layers.js';
import type { NetworkConfiguration } from './network-configuration.js';

type GeneratorConfiguration = NetworkConfiguration['generator'];

/** What the generator reads of one frame. */
export interface GeneratorFrame {
  /** `Î_{t−1}` [n, h, w, 3], −1…1; zeros at the first frame. */
  readonly previousTryOn: Value;
  /** `P_{t−1}` [n, h/2, w/2, keypoints]; zeros at the first frame. */
  readonly previousPose: Value;
  /** `T_t` [n, h, w, 4]: colours −1…1 times what is kept, and what is kept. */
  readonly torso: Value;
  /** `P_t` [n, h/2, w/2, keypoints]. */
  readonly pose: Value;
  /** `ĉ_t` [n, h, w, 4]: the warped garment's colours −1…1 times its mask, and its mask. */
  readonly warped: Value;
}

export interface GeneratedFrame {
  /** What takes the place of what was removed: skin, trousers, background, [n, h, w, 3], −1…1. */
  readonly body: Value;
  /** Where the warped garment shows, [n, h, w, 1], 0…1. */
  readonly visible: Value;
  /** What the warped garment's colours, from 0 on, are multiplied by, [n, h, w, 1], 0…2. */
  readonly shading: Value;
  /** `Î_t` [n, h, w, 3], −1…1. */
  readonly tryOn: Value;
}

export function generatorFrameShapes(
  { size: { height, width } }: GeneratorConfiguration,
  batch = 1,
): Record<keyof GeneratorFrame, Shape> {
  const pose = [batch, height / 2, width / 2, keypointNames.length];
  return {
    previousTryOn: [batch, height, width, 3],
    previousPose: pose,
    torso: [batch, height, width, 4],
    pose,
    warped: [batch, height, width, 4],
  };
}

/** The generator of one frame: encoders 3 and 4, their fusion, decoder 2, and the composition. */
export function generatorStep(
  layers: Layers,
  frame: GeneratorFrame,
  { widths }: GeneratorConfiguration,
): GeneratedFrame {
  const { graph } = layers;
  const { previousTryOn, previousPose, torso, pose, warped } = frame;
  const seen = layers.join(torso, warped);
  const fifth = encode(layers.within('encoder3'), previousTryOn, previousPose, widths);
  const sixth = encode(layers.within('encoder4'), seen, pose, widths);
  const seventh = fuse(layers.within('generatorFusion'), [fifth, sixth], widths);
  const decoder = layers.within('decoder2');
  const decoded = decode(decoder, seventh, widths, 1);
  // Detail comes from what is kept and from the garment, so that one light layer at the full size is enough.
  const full = decoder.join(decoder.enlarge(decoded), seen);
  const head = decoder.convolve('head', full, 5, { isHead: true, isSeparable: true });
  const body = graph.apply('tanh', [layers.channels(head, 0, 3)]);
  const visible = graph.apply('sigmoid', [layers.channels(head, 3, 1)]);
  const shading = graph.apply('multiply', [
    graph.apply('sigmoid', [layers.channels(head, 4, 1)]),
    graph.number(2),
  ]);
  return { body, visible, shading, tryOn: compose(layers, frame, { body, visible, shading }) };
}

/** Body where something was removed, over it the warped garment in its light. */
function compose(
  layers: Layers,
  { torso, warped }: GeneratorFrame,
  { body, visible, shading }: Omit<GeneratedFrame, 'tryOn'>,
): Value {
  const { graph } = layers;
  const one = graph.number(1);
  const rest = (share: Value) => graph.apply('subtract', [one, share]);
  const times = (a: Value, b: Value) => graph.apply('multiply', [a, b]);
  const plus = (a: Value, b: Value) => graph.apply('add', [a, b]);
  const kept = layers.channels(torso, 3, 1);
  const under = plus(layers.channels(torso, 0, 3), times(body, rest(kept)));
  const mask = layers.channels(warped, 3, 1);
  // Light multiplies colours that begin at 0, not at −1: (c + mask) · shading − mask, c being times the mask already.
  const lit = graph.apply('subtract', [
    times(plus(layers.channels(warped, 0, 3), mask), shading),
    mask,
  ]);
  return plus(times(under, rest(times(mask, visible))), times(lit, visible));
}
