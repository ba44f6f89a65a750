import type { Value } from '../graph/graph-builder.js';
import type { Layers } from './layers.js';

/**
 * Channels of what is read along: engines convolve images with a multiple of eight channels several times faster than
 * those with a few more or less.
 */
const extraChannels = 16;

/**
 * Features of images at several scales, the first at half their size.
 * @param image [n, h, w, ·]
 * @param pose [n, h/2, w/2, keypoints] is smooth, and read along at the first level
 * @param widths channels of each level
 */
export function encode(
  layers: Layers,
  image: Value,
  pose: Value | undefined,
  widths: readonly number[],
): Value[] {
  const features: Value[] = [];
  let last = image;
  widths.forEach((width, index) => {
    const level = layers.within(`level${index + 1}`);
    const halved = level.convolve('down', last, width, { stride: 2 });
    const joined =
      index === 0 && pose
        ? level.join(halved, level.convolve('pose', pose, extraChannels, { size: 1 }))
        : halved;
    last = level.convolve('features', joined, width);
    features.push(last);
  });
  return features;
}

/** One set of features from several, level by level. */
export function fuse(
  layers: Layers,
  sets: readonly (readonly Value[])[],
  widths: readonly number[],
): Value[] {
  return widths.map((width, index) =>
    layers.convolve(`level${index + 1}`, layers.join(...sets.map((set) => set[index])), width, {
      size: 1,
    }),
  );
}

/**
 * Goes back from the coarsest features to those of one level.
 * @param last the level to end at, counted from 1
 * @param extras read along where a level has some
 */
export function decode(
  layers: Layers,
  features: readonly Value[],
  widths: readonly number[],
  last: number,
  extras: ReadonlyMap<number, Value> = new Map(),
): Value {
  const withExtra = (level: number, value: Value) => {
    const extra = extras.get(level);
    if (!extra) return value;
    const read = layers.convolve(`level${level}.extra`, extra, extraChannels, { size: 1 });
    return layers.join(value, read);
  };
  let decoded = features[widths.length - 1];
  for (let level = widths.length; level >= last; level--) {
    const joined =
      level === widths.length ? decoded : layers.join(layers.enlarge(decoded), features[level - 1]);
    decoded = layers.convolve(`level${level}`, withExtra(level, joined), widths[level - 1]);
  }
  return decoded;
}
