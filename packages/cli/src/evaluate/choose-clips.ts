import type { RandomNumbers } from '@drapeflow/core';

/** Draws `count` of the numbers 0 … size − 1, each at most once, in their order; all where there are no more. */
export function chooseClips(size: number, count: number, random: RandomNumbers): number[] {
  const numbers = Array.from({ length: size }, (_, i) => i);
  const chosen = Math.min(count, size);
  for (let i = 0; i < chosen; i++) {
    const other = i + Math.floor(random.uniform() * (size - i));
    [numbers[i], numbers[other]] = [numbers[other], numbers[i]];
  }
  return numbers.slice(0, chosen).sort((a, b) => a - b);
}
