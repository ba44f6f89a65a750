import type { RandomNumbers } from '@drapeflow/core';

/** Evenly distributed, low ≤ x < high. */
export function between(random: RandomNumbers, low: number, high: number): number {
  return low + (high - low) * random.uniform();
}

/** A whole number, low ≤ n ≤ high. */
export function integerBetween(random: RandomNumbers, low: number, high: number): number {
  return low + Math.floor(random.uniform() * (high - low + 1));
}

export function oneOf<Item>(random: RandomNumbers, items: readonly Item[]): Item {
  return items[Math.floor(random.uniform() * items.length)];
}
