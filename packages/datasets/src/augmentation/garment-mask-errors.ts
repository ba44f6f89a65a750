import { boxBlur, type DatasetGarment, type Mask, type RandomNumbers } from '@drapeflow/core';
import { z } from 'zod';
import { noiseFields } from './noise-field.js';
import { probability } from './probability.js';
import { changeGarments, type SequenceSample } from './sequence-sample.js';

const length = (standard: number, what: string, least = 0) =>
  z.number().min(least).max(0.2).default(standard).describe(`${what}, by the picture's height.`);

export const garmentMaskErrorsOptions = z.strictObject({
  probability: probability(0.5),
  reach: length(0.012, 'How far the outline is off at the most'),
  size: length(0.05, 'How large a bulge of it is', 0.01),
  growth: z
    .number()
    .min(0)
    .max(1)
    .default(0.3)
    .describe('How much of the reach is shared by the whole outline, a deviation.'),
  bulge: z
    .number()
    .min(0)
    .max(1)
    .default(0.4)
    .describe('How much of the reach differs along the outline, a deviation.'),
  holes: z.int().min(0).max(10).default(1).describe('How many holes there are at the most.'),
  hole: length(0.03, 'How large the radius of a hole is at the most'),
});

type GarmentMaskErrorsOptions = z.output<typeof garmentMaskErrorsOptions>;

/** A blurred outline must be crossed somewhere: short of half its height. */
const largest = 0.45;

/** Garment masks as a segmenter finds them: too large or small, with bulges and holes. The pictures stay. */
export function distortGarmentMasks(
  sample: SequenceSample,
  random: RandomNumbers,
  options: GarmentMaskErrorsOptions,
): SequenceSample {
  return changeGarments(sample, (garment) => distort(garment, random, options));
}

interface Hole {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

function distort(
  garment: DatasetGarment,
  random: RandomNumbers,
  options: GarmentMaskErrorsOptions,
): DatasetGarment {
  const growth = options.growth * random.normal();
  const count = Math.floor(random.uniform() * (options.holes + 1));
  const holes = Array.from({ length: count }, (): Hole => ({
    x: random.uniform(),
    y: random.uniform(),
    radius: options.hole * random.uniform(),
  }));
  const { mask } = garment;
  if (!mask) return garment;
  const [offsets] = noiseFields(mask, options.size * mask.height, 1, 0, random);
  for (let i = 0; i < offsets!.length; i++) offsets![i] = growth + options.bulge * offsets![i]!;
  const moved = moveOutline(mask, options.reach * mask.height, offsets!);
  for (const hole of holes) cutHole(moved, hole);
  return { ...garment, mask: moved };
}

/**
 * Moves the outline by a share of `reach`, outwards where the offset is more than 0: the mask is blurred, and cut off at
 * another height than its half.
 */
function moveOutline(mask: Mask, reach: number, offsets: Float32Array): Mask {
  const { width, height } = mask;
  const radius = Math.round(reach / 2);
  if (radius < 1) return { ...mask, data: mask.data.slice() };
  const data = boxBlur(boxBlur(mask.data, width, height, radius), width, height, radius);
  const slope = 1 / (2 * radius + 1);
  for (let i = 0; i < data.length; i++) {
    const threshold = 0.5 - Math.min(Math.max(offsets[i]!, -largest), largest);
    // About a pixel wide, and narrow enough that what is all inside or outside stays so.
    const edge = Math.min(slope, 2 * threshold, 2 * (1 - threshold));
    data[i] = Math.min(Math.max((data[i]! - threshold) / edge + 0.5, 0), 1);
  }
  return { width, height, data };
}

/** @param hole in shares of the picture's size, the radius in shares of its height */
function cutHole({ width, height, data }: Mask, hole: Hole): void {
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const across = x + 0.5 - hole.x * width;
      const down = y + 0.5 - hole.y * height;
      const outside = Math.hypot(across, down) - hole.radius * height;
      data[at] = Math.min(data[at]!, Math.max(0, outside));
    }
  }
}
