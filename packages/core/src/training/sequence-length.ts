import { RandomNumbers } from '../graph/random-numbers.js';

/**
 * How long the sequences of a step are. Lengths come in one after the other, each as late as it has its share of the
 * steps; half of the steps have the longest so far, and the others any shorter one, so that the beginning of a
 * sequence is not forgotten.
 */
export function lengthAt(
  lengths: readonly number[],
  step: number,
  steps: number,
  seed: number,
): number {
  const reached = Math.min(lengths.length - 1, Math.floor((step * lengths.length) / steps));
  const random = new RandomNumbers(seed + 7919 * step);
  if (reached === 0 || random.uniform() < 0.5) return lengths[reached];
  return lengths[Math.floor(random.uniform() * reached)];
}
