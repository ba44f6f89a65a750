import type { RgbImage } from '@drapeflow/core';
import { blockSide, fromFrequencies, toFrequencies } from './cosine-transform.js';

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

/**
 * What a picture loses by compression: frequencies of 8×8 blocks are rounded to steps, colour at half the resolution
 * (4:2:0), as JPEG does and videos do much alike.
 * @param quality 1 … 100, as encoders of JPEG count it
 */
export function compress(image: RgbImage, quality: number): RgbImage {
  const { width, height } = image;
  const columns = compressedSide * Math.ceil(width / compressedSide);
  const rows = compressedSide * Math.ceil(height / compressedSide);
  const planes = split(image, columns, rows);
  const scale = (quality < 50 ? 5000 / quality : 200 - 2 * quality) / 100;
  quantise(planes.luminance, columns, rows, stepsAt(luminanceSteps, scale));
  quantise(planes.blue, columns / 2, rows / 2, stepsAt(colourSteps, scale));
  quantise(planes.red, columns / 2, rows / 2, stepsAt(colourSteps, scale));
  return join(planes, columns, width, height);
}

interface Planes {
  /** About 0. */
  readonly luminance: Float32Array;
  /** Blue and red less luminance, at half the width and height. */
  readonly blue: Float32Array;
  readonly red: Float32Array;
}

function stepsAt(steps: readonly number[], scale: number): Float64Array {
  return Float64Array.from(steps, (step) => Math.min(255, Math.max(1, Math.round(step * scale))));
}

/** Edges are repeated up to whole blocks. */
function split({ width, height, data }: RgbImage, columns: number, rows: number): Planes {
  const luminance = new Float32Array(columns * rows);
  const blue = new Float32Array((columns * rows) / 4);
  const red = new Float32Array((columns * rows) / 4);
  for (let y = 0; y < rows; y++) {
    const line = (y < height ? y : height - 1) * width;
    const small = (y >> 1) * (columns >> 1);
    for (let x = 0; x < columns; x++) {
      const at = 3 * (line + (x < width ? x : width - 1));
      const light = 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2];
      luminance[y * columns + x] = light - 128;
      blue[small + (x >> 1)] += (data[at + 2] - light) * (0.25 / 1.772);
      red[small + (x >> 1)] += (data[at] - light) * (0.25 / 1.402);
    }
  }
  return { luminance, blue, red };
}

const block = new Float64Array(blockSide * blockSide);

function quantise(plane: Float32Array, columns: number, rows: number, steps: Float64Array): void {
  const perStep = steps.map((step) => 1 / step);
  for (let top = 0; top < rows; top += blockSide) {
    for (let left = 0; left < columns; left += blockSide) {
      readBlock(plane, top * columns + left, columns);
      toFrequencies(block);
      let isFlat = true;
      for (let i = 0; i < block.length; i++) {
        const parts = block[i] * perStep[i];
        // What `Math.round` does takes twice as long.
        const level = parts < 0 ? (parts - 0.5) | 0 : (parts + 0.5) | 0;
        if (level !== 0 && i > 0) isFlat = false;
        block[i] = level * steps[i];
      }
      // Most blocks of colour are: the mean of a block is an eighth of its first frequency.
      if (isFlat) block.fill(block[0] / blockSide);
      else fromFrequencies(block);
      writeBlock(plane, top * columns + left, columns);
    }
  }
}

function readBlock(plane: Float32Array, first: number, columns: number): void {
  for (let i = 0; i < block.length; i++) block[i] = plane[first + (i >> 3) * columns + (i & 7)];
}

function writeBlock(plane: Float32Array, first: number, columns: number): void {
  for (let i = 0; i < block.length; i++) plane[first + (i >> 3) * columns + (i & 7)] = block[i];
}

function join(
  { luminance, blue, red }: Planes,
  columns: number,
  width: number,
  height: number,
): RgbImage {
  const data = new Uint8ClampedArray(3 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const light = luminance[y * columns + x] + 128;
      const small = (y >> 1) * (columns >> 1) + (x >> 1);
      const to = 3 * (y * width + x);
      data[to] = light + 1.402 * red[small];
      data[to + 1] = light - 0.344136 * blue[small] - 0.714136 * red[small];
      data[to + 2] = light + 1.772 * blue[small];
    }
  }
  return { width, height, data: new Uint8Array(data.buffer) };
}
