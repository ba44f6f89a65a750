import type { Mask } from '@drapeflow/core';

/** The mean of values by what share of their pixel is in a region; undefined where the region is empty. */
export function weightedMean(values: Float64Array, region: Mask): number | undefined {
  let [sum, total] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    sum += region.data[i] * values[i];
    total += region.data[i];
  }
  return total > 0 ? sum / total : undefined;
}
