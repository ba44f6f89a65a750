import type { RandomNumbers } from '@drapeflow/core';

/** A mean and the interval that holds the true one with a confidence of 95 %. */
export interface ConfidenceInterval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const resamples = 10_000;

/**
 * The mean of a metric over clips and its confidence interval by the percentile bootstrap (Efron, 1979): clips are drawn
 * again and again, as many as there are, each time with replacement. It is too narrow for fewer than about ten clips.
 * @param values one a clip, finite numbers
 * @returns undefined where there is no value
 */
export function bootstrapMean(
  values: readonly number[],
  random: RandomNumbers,
): ConfidenceInterval | undefined {
  if (values.length === 0) return undefined;
  const means = new Float64Array(resamples);
  for (let i = 0; i < resamples; i++) {
    let sum = 0;
    for (let k = 0; k < values.length; k++) {
      sum += values[Math.floor(values.length * random.uniform())];
    }
    means[i] = sum / values.length;
  }
  means.sort();
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, low: quantile(means, 0.025), high: quantile(means, 0.975) };
}

/** Between two values of a sorted list it is interpolated. */
function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}
