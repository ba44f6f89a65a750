import { blockSide } from './planes.js';

/** `waves[k]`: the cosine of k sixteenths of a half turn, by the square root of two eighths. */
const waves = Array.from({ length: 8 }, (_, k) => Math.cos((k * Math.PI) / 16) / 2);
const [, c1, c2, c3, c4, c5, c6, c7] = waves;
const half = new Float32Array(blockSide * blockSide);

/** From the 64 values of a block of a plane to the strengths of 8×8 frequencies. */
export function toFrequencies(
  plane: Float32Array,
  first: number,
  stride: number,
  frequencies: Float32Array,
): void {
  transformRows(plane, first, stride, half);
  transformRows(half, 0, blockSide, frequencies);
}

/** Back from frequencies to values. */
export function fromFrequencies(
  frequencies: Float32Array,
  plane: Float32Array,
  first: number,
  stride: number,
): void {
  restoreRows(frequencies, half, 0, blockSide);
  restoreRows(half, plane, first, stride);
}

/*
 * The orthonormal cosine transform of eight values. Even waves are the same at both ends and odd ones opposite, so the
 * sums of opposite values make the even frequencies and their differences the odd ones: a third of the products that
 * the whole matrix takes. Each row is written as a column, so that doing it twice transforms rows and columns.
 */

function transformRows(
  source: Float32Array,
  first: number,
  stride: number,
  target: Float32Array,
): void {
  for (let row = 0; row < blockSide; row++) {
    const at = first + stride * row;
    const s0 = source[at] + source[at + 7];
    const s1 = source[at + 1] + source[at + 6];
    const s2 = source[at + 2] + source[at + 5];
    const s3 = source[at + 3] + source[at + 4];
    const d0 = source[at] - source[at + 7];
    const d1 = source[at + 1] - source[at + 6];
    const d2 = source[at + 2] - source[at + 5];
    const d3 = source[at + 3] - source[at + 4];
    target[row] = c4 * (s0 + s3 + s1 + s2);
    target[row + 8] = c1 * d0 + c3 * d1 + c5 * d2 + c7 * d3;
    target[row + 16] = c2 * (s0 - s3) + c6 * (s1 - s2);
    target[row + 24] = c3 * d0 - c7 * d1 - c1 * d2 - c5 * d3;
    target[row + 32] = c4 * (s0 + s3 - s1 - s2);
    target[row + 40] = c5 * d0 - c1 * d1 + c7 * d2 + c3 * d3;
    target[row + 48] = c6 * (s0 - s3) - c2 * (s1 - s2);
    target[row + 56] = c7 * d0 - c5 * d1 + c3 * d2 - c1 * d3;
  }
}

function restoreRows(
  source: Float32Array,
  target: Float32Array,
  first: number,
  stride: number,
): void {
  for (let row = 0; row < blockSide; row++) {
    const at = blockSide * row;
    const to = first + row;
    const f1 = source[at + 1];
    const f3 = source[at + 3];
    const f5 = source[at + 5];
    const f7 = source[at + 7];
    const even = c4 * (source[at] + source[at + 4]);
    const odd = c4 * (source[at] - source[at + 4]);
    const outer = c2 * source[at + 2] + c6 * source[at + 6];
    const inner = c6 * source[at + 2] - c2 * source[at + 6];
    const d0 = c1 * f1 + c3 * f3 + c5 * f5 + c7 * f7;
    const d1 = c3 * f1 - c7 * f3 - c1 * f5 - c5 * f7;
    const d2 = c5 * f1 - c1 * f3 + c7 * f5 + c3 * f7;
    const d3 = c7 * f1 - c5 * f3 + c3 * f5 - c1 * f7;
    target[to] = even + outer + d0;
    target[to + stride] = odd + inner + d1;
    target[to + 2 * stride] = odd - inner + d2;
    target[to + 3 * stride] = even - outer + d3;
    target[to + 4 * stride] = even - outer - d3;
    target[to + 5 * stride] = odd - inner - d2;
    target[to + 6 * stride] = odd + inner - d1;
    target[to + 7 * stride] = even + outer - d0;
  }
}
