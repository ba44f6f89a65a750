import { RandomNumbers } from '../graph/random-numbers.js';

/**
 * How long the sequences of a step are. Lengths come in one after the other, each for a part of the steps that is as
 * large as it is long: what is short is soon learned. Half of the steps have the longest so far, and the others any
 * shorter one, so that the beginning of a sequence is not forgotten.
 */
export function lengthAt(
  lengths: readonly number[],
  step: number,
  steps: number,
  seed: number,
): number {
  const reached = reachedAt(lengths, step / steps);
  const random = new RandomNumbers(seed + 7919 * step);
  if (reached === 0 || random.uniform() < 0.5) return lengths[reached];
  return lengths[Math.floor(random.uniform() * reached)];
}

/** The index of the longest length so far. */
function reachedAt(lengths: readonly number[], done: number): number {
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let begin = 0;
  for (let index = 0; index < lengths.length - 1; index++) {
    begin += lengths[index] / total;
    if (done < begin) return index;
  }
  return lengths.length - 1;
}
