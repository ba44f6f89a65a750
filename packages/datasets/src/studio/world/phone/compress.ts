import type { Box } from '@drapeflow/core';
import { fromFrequencies, toFrequencies } from './cosine-transform.js';
import { blockSide, colourBox, type Plane, type Planes } from './planes.js';

/** Pixels along each side of the squares that are compressed each by itself: colour is kept for blocks of 2×2 pixels. */
export const compressedSide = 2 * blockSide;

/** The quantisation steps at quality 50 of Annex K of ITU-T T.81 (JPEG, 1992): luminance, then colour. */
const luminanceSteps = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
  14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
  92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];
const colourSteps = [
  17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99,
  47, 66, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
];

/** The steps that frequencies are rounded to, in the order of a block. */
export interface Steps {
  readonly light: Float32Array;
  readonly colour: Float32Array;
}

/** @param quality 1 … 100, as encoders of JPEG count it */
export function stepsAt(quality: number): Steps {
  const scale = (quality < 50 ? 5000 / quality : 200 - 2 * quality) / 100;
  const scaled = (steps: readonly number[]) =>
    Float32Array.from(steps, (step) => Math.min(255, Math.max(1, Math.round(step * scale))));
  return { light: scaled(luminanceSteps), colour: scaled(colourSteps) };
}

/**
 * What a picture loses by compression: frequencies of 8×8 blocks are rounded to steps, as JPEG does and videos do much
 * alike.
 * @param box whose corners are multiples of `compressedSide`, or the picture's
 */
export function compress(source: Planes, target: Planes, box: Box, steps: Steps): void {
  quantise(source.light, target.light, box, steps.light);
  quantise(source.blue, target.blue, colourBox(box), steps.colour);
  quantise(source.red, target.red, colourBox(box), steps.colour);
}

const block = new Float32Array(blockSide * blockSide);

/** A number so large that none has room for a fraction. */
const large = 1.5 * 2 ** 52;

/** To the nearest whole number, several times as fast as `Math.round`. */
function rounded(value: number): number {
  return value + large - large;
}

function quantise(source: Plane, target: Plane, box: Box, steps: Float32Array): void {
  repeatEdges(source);
  const perStep = steps.map((step) => 1 / step);
  for (let top = box.y; top < box.y + box.height; top += blockSide) {
    for (let left = box.x; left < box.x + box.width; left += blockSide) {
      const first = top * source.stride + left;
      toFrequencies(source.data, first, source.stride, block);
      const mean = rounded(block[0] * perStep[0]) * steps[0];
      block[0] = mean;
      let strength = 0;
      for (let i = 1; i < block.length; i++) {
        const level = rounded(block[i] * perStep[i]);
        strength += level * level;
        block[i] = level * steps[i];
      }
      // Most blocks of colour are flat: the mean of a block is an eighth of its first frequency.
      if (strength === 0) fillBlock(target, first, mean / blockSide);
      else fromFrequencies(block, target.data, first, target.stride);
    }
  }
}

function fillBlock({ data, stride }: Plane, first: number, value: number): void {
  for (let row = 0, at = first; row < blockSide; row++, at += stride) {
    for (let column = 0; column < blockSide; column++) data[at + column] = value;
  }
}

/** Fills the last blocks of rows and columns up. */
function repeatEdges({ width, height, stride, data }: Plane): void {
  if (width < stride) {
    for (let row = 0; row < height * stride; row += stride) {
      data.fill(data[row + width - 1], row + width, row + stride);
    }
  }
  for (let row = height * stride; row < data.length; row += stride) {
    data.copyWithin(row, row - stride, row);
  }
}
