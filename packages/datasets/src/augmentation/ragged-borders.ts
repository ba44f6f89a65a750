import {
  resizePlane,
  type DatasetFrame,
  type Mask,
  type RandomNumbers,
  type Size,
} from '@drapeflow/core';
import { z } from 'zod';
import { torsoOf } from '../files/mask.js';
import { drift } from './drift.js';
import { noiseFields } from './noise-field.js';
import { probability } from './probability.js';
import { changeEstimates, type SequenceSample } from './sequence-sample.js';

const length = (standard: number, what: string, least = 0) =>
  z.number().min(least).max(0.2).default(standard).describe(`${what}, by the frame's height.`);

export const raggedBordersOptions = z.strictObject({
  probability: probability(0.7),
  shift: length(0.003, 'How far all borders are off together, a deviation'),
  bulge: length(0.01, 'How far borders bulge in and out, a deviation'),
  size: length(0.06, 'How large a bulge is', 0.01),
  fray: length(0.003, 'How far borders are frayed, in each frame anew, a deviation'),
  fraySize: length(0.015, 'How large a fray is', 0.005),
  persistence: z
    .number()
    .min(0)
    .max(1)
    .default(0.85)
    .describe('How much of shift and bulges is left in the next frame.'),
});

type RaggedBordersOptions = z.output<typeof raggedBordersOptions>;

/**
 * Borders of labels and person masks as a parser and a segmenter find them, each with errors of its own. What the torso
 * image keeps follows the labels. Image and truth stay.
 */
export function fraySegments(
  sample: SequenceSample,
  random: RandomNumbers,
  options: RaggedBordersOptions,
): SequenceSample {
  return changeEstimates(sample, (frames) => fray(frames, random, options));
}

function fray(
  frames: readonly DatasetFrame[],
  random: RandomNumbers,
  options: RaggedBordersOptions,
): readonly DatasetFrame[] {
  const first = frames[0];
  if (!first) return frames;
  const parsing = sources(first.image, frames.length, random, options);
  const segments = sources(first.image, frames.length, random, options);
  return frames.map((frame, time) => {
    const { image, labels, torso, personMask } = frame;
    const from = parsing[time]!;
    const removed = torso && invert({ ...torso.kept, data: moved(torso.kept.data, from) });
    return {
      ...frame,
      ...(labels && { labels: { ...labels, data: moved(labels.data, from) } }),
      ...(removed && { torso: torsoOf(image, removed) }),
      ...(personMask && {
        personMask: { ...personMask, data: moved(personMask.data, segments[time]!) },
      }),
    };
  });
}

/** For each time and pixel the pixel that is seen there. */
function sources(
  size: Size,
  times: number,
  random: RandomNumbers,
  options: RaggedBordersOptions,
): Int32Array[] {
  const across = offsets(size, times, random, options);
  const down = offsets(size, times, random, options);
  return across.map((plane, time) => indices(size, plane, down[time]!));
}

/** How far each pixel is off along one axis, in pixels, for each time. */
function offsets(
  { width, height }: Size,
  times: number,
  random: RandomNumbers,
  { shift, bulge, size, fray, fraySize, persistence }: RaggedBordersOptions,
): Float32Array[] {
  // Summed at the frays' resolution, and brought to the frame's once.
  const coarse = {
    width: Math.max(2, Math.ceil(width / (fraySize * height))),
    height: Math.ceil(1 / fraySize),
  };
  const shifts = drift(times, 1, persistence, random);
  const bulges = noiseFields(coarse, size * coarse.height, times, persistence, random);
  const frays = drift(times, coarse.width * coarse.height, 0, random);
  return bulges.map((plane, time) => {
    for (let i = 0; i < plane.length; i++) {
      const frayed = frays[time * plane.length + i]!;
      plane[i] = height * (shift * shifts[time]! + bulge * plane[i]! + fray * frayed);
    }
    return resizePlane(plane, coarse.width, coarse.height, width, height);
  });
}

/** Past the edge the edge goes on. */
function indices({ width, height }: Size, across: Float32Array, down: Float32Array): Int32Array {
  const from = new Int32Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const column = (x + across[at]! + 0.5) | 0;
      const row = (y + down[at]! + 0.5) | 0;
      const insideColumn = column < 0 ? 0 : column < width ? column : width - 1;
      const insideRow = row < 0 ? 0 : row < height ? row : height - 1;
      from[at] = insideRow * width + insideColumn;
    }
  }
  return from;
}

function moved<Plane extends Uint8Array | Float32Array>(plane: Plane, from: Int32Array): Plane {
  const target = plane.slice() as Plane;
  for (let i = 0; i < target.length; i++) target[i] = plane[from[i]!]!;
  return target;
}

function invert(mask: Mask): Mask {
  return { ...mask, data: mask.data.map((value) => 1 - value) };
}
