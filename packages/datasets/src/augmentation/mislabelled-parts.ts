import {
  parsingLabels,
  torsoMotion,
  type DatasetFrame,
  type LabelMap,
  type Mask,
  type Point,
  type Pose,
  type RandomNumbers,
} from '@drapeflow/core';
import { z } from 'zod';
import { torsoOf } from '../files/mask.js';
import { probability } from './probability.js';
import { changeEstimates, type SequenceSample } from './sequence-sample.js';

export const mislabelledPartsOptions = z.strictObject({
  probability: probability(0.4),
  patches: z.int().min(1).max(20).default(4).describe('How many patches there are in a sample.'),
  radius: z
    .number()
    .min(0)
    .max(0.3)
    .default(0.05)
    .describe("How large a patch gets at the most, by the frame's height."),
  frames: z
    .number()
    .min(1)
    .default(6)
    .describe('For how many frames a patch is there at the most; it grows and shrinks.'),
});

type MislabelledPartsOptions = z.output<typeof mislabelledPartsOptions>;

/** A round place at the border of two labels, where one is taken for the other; every two that touch are as likely. */
interface Patch {
  readonly centre: Point;
  /** The pose of the frame that the centre is in. */
  readonly pose: Pose | undefined;
  readonly radius: number;
  readonly from: number;
  readonly to: number;
}

const background = parsingLabels.indexOf('background');

/**
 * Labels of which a parser takes one part for another that touches it, in patches that come, move with the torso, and
 * go. The torso image keeps what it keeps of the part that it is taken for. Image and truth stay.
 */
export function mislabelParts(
  sample: SequenceSample,
  random: RandomNumbers,
  options: MislabelledPartsOptions,
): SequenceSample {
  return changeEstimates(sample, (frames) => {
    let changed = frames;
    for (let i = 0; i < options.patches; i++) changed = addPatch(changed, random, options);
    return changed;
  });
}

function addPatch(
  frames: readonly DatasetFrame[],
  random: RandomNumbers,
  options: MislabelledPartsOptions,
): readonly DatasetFrame[] {
  const length = 1 + Math.floor(random.uniform() * options.frames);
  // It may have begun before the first frame, and go on past the last.
  const start = Math.floor(random.uniform() * (frames.length + length - 1)) - length + 1;
  const frame = frames[Math.max(0, start)];
  const patch = frame && drawPatch(frame, random, options);
  if (!patch) return frames;
  return frames.map((frame, time) => {
    const age = (time - start + 0.5) / length;
    return age > 0 && age < 1 ? confuse(frame, patch, Math.sin(Math.PI * age)) : frame;
  });
}

function drawPatch(
  { labels, pose, image }: DatasetFrame,
  random: RandomNumbers,
  options: MislabelledPartsOptions,
): Patch | undefined {
  const radius = options.radius * image.height * random.uniform();
  const [pairAt, borderAt] = [random.uniform(), random.uniform()];
  const isSwapped = random.uniform() < 0.5;
  const pairs = labels ? bordersByPair(labels) : [];
  const pair = pairs[Math.floor(pairAt * pairs.length)];
  if (!labels || !pair) return undefined;
  const [inner, outer] = pair.labels;
  const at = pair.pixels[Math.floor(borderAt * pair.pixels.length)]!;
  const centre = { x: (at % labels.width) + 0.5, y: Math.floor(at / labels.width) + 0.5 };
  const [from, to] = isSwapped ? [outer, inner] : [inner, outer];
  return { centre, pose, radius, from, to };
}

/** Two labels, and the pixels where one lies at the right of the other, or below. */
interface Border {
  readonly labels: readonly [number, number];
  readonly pixels: number[];
}

/** In reading order of their first pixels. */
function bordersByPair({ width, height, data }: LabelMap): Border[] {
  const borders = new Map<number, Border>();
  const add = (at: number, neighbour: number): void => {
    const [inner, outer] = [data[at]!, data[neighbour]!];
    const pair = inner * parsingLabels.length + outer;
    const border = borders.get(pair) ?? { labels: [inner, outer], pixels: [] };
    border.pixels.push(at);
    borders.set(pair, border);
  };
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (x + 1 < width && data[at] !== data[at + 1]) add(at, at + 1);
      if (y + 1 < height && data[at] !== data[at + width]) add(at, at + width);
    }
  }
  return [...borders.values()];
}

/** @param size of the patch, as a share of its largest */
function confuse(frame: DatasetFrame, patch: Patch, size: number): DatasetFrame {
  const { labels, pose, torso, image } = frame;
  if (!labels) return frame;
  const centre = patch.pose && pose ? torsoMotion(patch.pose, pose)(patch.centre) : patch.centre;
  const data = labels.data.slice();
  const removed = torso && { ...torso.kept, data: torso.kept.data.map((kept) => 1 - kept) };
  const removedOfPart = removed && meanOfPart(removed, labels, patch.to);
  const reach = size * patch.radius;
  const bottom = Math.min(labels.height, centre.y + reach);
  const right = Math.min(labels.width, centre.x + reach);
  for (let y = Math.max(0, Math.floor(centre.y - reach)); y < bottom; y++) {
    for (let x = Math.max(0, Math.floor(centre.x - reach)); x < right; x++) {
      const at = y * labels.width + x;
      const squared = (x + 0.5 - centre.x) ** 2 + (y + 0.5 - centre.y) ** 2;
      if (squared > reach * reach || data[at] !== patch.from) continue;
      data[at] = patch.to;
      // What is taken for background may still be where a garment can reach: it stays as it was.
      if (removed && removedOfPart !== undefined && patch.to !== background) {
        removed.data[at] = removedOfPart < 0.5 ? 0 : 1;
      }
    }
  }
  return {
    ...frame,
    labels: { ...labels, data },
    ...(removed && { torso: torsoOf(image, removed) }),
  };
}

/** Undefined where nothing has the label. */
function meanOfPart(mask: Mask, { data }: LabelMap, label: number): number | undefined {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < data.length; i++) {
    if (data[i] !== label) continue;
    sum += mask.data[i]!;
    count++;
  }
  return count > 0 ? sum / count : undefined;
}
