import type { LabImage } from '@drapeflow/core';

/** What the background's colour would be at each pixel: it changes slowly, with light and vignetting. */
export type BackgroundSurface = LabImage;

const terms = 6;
const rounds = 6;
/** The Lab distance at which a pixel counts a quarter: others are no background. */
const tolerance = 4;
/** The same for the distance from the median colour, before the first. */
const firstTolerance = 12;

/**
 * Fits a quadratic surface to each Lab channel over the pixels that are thought to be background; pixels far from
 * it lose weight (iteratively reweighted least squares).
 * @param samples indices of pixels
 */
export function fitBackground(lab: LabImage, samples: Uint32Array): BackgroundSurface {
  const { width, height } = lab;
  const basis = basisAt(lab);
  const channels = [lab.lightness, lab.a, lab.b];
  const weights = startingWeights(channels, samples);
  let coefficients: Float64Array[] = [];
  for (let round = 0; round < rounds; round++) {
    coefficients = channels.map((channel) => leastSquares(basis, channel, samples, weights));
    for (const [place, i] of samples.entries()) {
      const powers = basis(i);
      let square = 0;
      for (const [c, channel] of channels.entries()) {
        square += (channel[i] - dot(coefficients[c], powers)) ** 2;
      }
      weights[place] = 1 / (1 + square / tolerance ** 2) ** 2;
    }
  }
  const planes = channels.map(() => new Float32Array(width * height));
  for (let i = 0; i < width * height; i++) {
    const powers = basis(i);
    for (const [c, plane] of planes.entries()) plane[i] = dot(coefficients[c], powers);
  }
  return { width, height, lightness: planes[0], a: planes[1], b: planes[2] };
}

/** 1, x, y, x², xy, y² with x and y from −1 to 1. */
function basisAt({ width, height }: LabImage): (i: number) => Float64Array {
  const powers = new Float64Array(terms);
  return (i) => {
    const x = ((i % width) + 0.5) / (width / 2) - 1;
    const y = (Math.floor(i / width) + 0.5) / (height / 2) - 1;
    powers.set([1, x, y, x * x, x * y, y * y]);
    return powers;
  };
}

/** Starts from the median colour, so that a garment which reaches the border does not pull the surface to itself. */
function startingWeights(channels: readonly Float32Array[], samples: Uint32Array): Float64Array {
  const medians = channels.map((channel) => {
    const values = Float32Array.from(samples, (i) => channel[i]).sort();
    return values[values.length >> 1];
  });
  return Float64Array.from(samples, (i) => {
    let square = 0;
    for (const [c, channel] of channels.entries()) square += (channel[i] - medians[c]) ** 2;
    return 1 / (1 + square / firstTolerance ** 2) ** 2;
  });
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < terms; k++) sum += a[k] * b[k];
  return sum;
}

/** Weighted least squares by the normal equations, solved by elimination with a little ridge. */
function leastSquares(
  basis: (i: number) => Float64Array,
  channel: Float32Array,
  samples: Uint32Array,
  weights: Float64Array,
): Float64Array {
  const rows = Array.from({ length: terms }, () => new Float64Array(terms + 1));
  for (const [place, i] of samples.entries()) {
    const powers = basis(i);
    for (let r = 0; r < terms; r++) {
      const weighted = weights[place] * powers[r];
      for (let c = 0; c < terms; c++) rows[r][c] += weighted * powers[c];
      rows[r][terms] += weighted * channel[i];
    }
  }
  for (let r = 0; r < terms; r++) rows[r][r] += 1e-6 * (rows[0][0] + 1e-12);
  return solve(rows);
}

/** Solves a symmetric positive definite system; each row ends with its right side. */
function solve(rows: Float64Array[]): Float64Array {
  const size = rows.length;
  for (let pivot = 0; pivot < size; pivot++) {
    for (let r = pivot + 1; r < size; r++) {
      const factor = rows[r][pivot] / rows[pivot][pivot];
      for (let c = pivot; c <= size; c++) rows[r][c] -= factor * rows[pivot][c];
    }
  }
  const solution = new Float64Array(size);
  for (let r = size - 1; r >= 0; r--) {
    let value = rows[r][size];
    for (let c = r + 1; c < size; c++) value -= rows[r][c] * solution[c];
    solution[r] = value / rows[r][r];
  }
  return solution;
}
