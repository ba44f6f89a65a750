import type { Mask, RgbImage } from '@drapeflow/core';

/**
 * The peak signal-to-noise ratio 10 · log₁₀(255² / mean squared error) in decibels, infinite for equal pictures.
 * @param region how much each pixel counts; all of them where it is not given
 * @returns undefined where nothing counts
 */
export function signalToNoise(
  first: RgbImage,
  second: RgbImage,
  region?: Mask,
): number | undefined {
  let [error, total] = [0, 0];
  for (let i = 0; i < first.width * first.height; i++) {
    const weight = region ? region.data[i] : 1;
    if (weight === 0) continue;
    total += weight;
    for (let at = 3 * i; at < 3 * i + 3; at++) {
      error += (weight * (first.data[at] - second.data[at]) ** 2) / 3;
    }
  }
  return total > 0 ? 10 * Math.log10((255 ** 2 * total) / error) : undefined;
}
