import type { RandomNumbers } from '@drapeflow/core';

/** One of several, or undefined where there are none. */
export function choose<Choice>(
  random: RandomNumbers,
  choices: readonly Choice[],
): Choice | undefined {
  return choices[Math.floor(random.uniform() * choices.length)];
}
