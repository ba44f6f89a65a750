import type { RgbImage } from '@drapeflow/core';
import { gaussianKernel, mirroredFilter } from '../mirrored-filter.js';

/** The side of the window in pixels. Smaller pictures cannot be compared. */
export const ssimWindow = 11;
const window = gaussianKernel(ssimWindow, 1.5);
const c1 = (0.01 * 255) ** 2;
const c2 = (0.03 * 255) ** 2;

/**
 * Structural similarity at each pixel (Wang et al., 2004), the mean of the three channels, −1…1: Gaussian window of
 * 11×11 pixels and deviation 1.5, K₁ 0.01, K₂ 0.03, covariance of the population, edges mirrored. It is the map of
 * scikit-image's `structural_similarity(…, gaussian_weights=True, use_sample_covariance=False, data_range=255)`.
 */
export function ssimMap(first: RgbImage, second: RgbImage): Float64Array {
  const map = new Float64Array(first.width * first.height);
  for (let channel = 0; channel < 3; channel++) addChannel(first, second, channel, map);
  return map;
}

/** The mean of a map without its margin, where windows reach past the picture, as scikit-image takes it. */
export function meanWithin(map: Float64Array, width: number, height: number): number {
  const margin = ssimWindow >> 1;
  let sum = 0;
  for (let y = margin; y < height - margin; y++) {
    for (let x = margin; x < width - margin; x++) sum += map[y * width + x];
  }
  return sum / ((width - 2 * margin) * (height - 2 * margin));
}

function addChannel(first: RgbImage, second: RgbImage, channel: number, map: Float64Array): void {
  const { width, height } = first;
  const [a, b] = [planeOf(first, channel), planeOf(second, channel)];
  const blur = (plane: Float64Array) => mirroredFilter(plane, width, height, window, true);
  const [meanA, meanB] = [blur(a), blur(b)];
  const [aa, bb, ab] = [blur(product(a, a)), blur(product(b, b)), blur(product(a, b))];
  for (let i = 0; i < map.length; i++) {
    const means = meanA[i] * meanB[i];
    const squares = meanA[i] * meanA[i] + meanB[i] * meanB[i];
    const luminance = (2 * means + c1) / (squares + c1);
    const structure = (2 * (ab[i] - means) + c2) / (aa[i] + bb[i] - squares + c2);
    map[i] += (luminance * structure) / 3;
  }
}

function planeOf({ width, height, data }: RgbImage, channel: number): Float64Array {
  const plane = new Float64Array(width * height);
  for (let i = 0; i < plane.length; i++) plane[i] = data[3 * i + channel];
  return plane;
}

function product(first: Float64Array, second: Float64Array): Float64Array {
  const result = new Float64Array(first.length);
  for (let i = 0; i < result.length; i++) result[i] = first[i] * second[i];
  return result;
}
