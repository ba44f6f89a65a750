import type { RandomNumbers } from '@drapeflow/core';
import { between } from '../world/random-choice.js';

/** A number that changes smoothly with time, seconds. */
export type Signal = (seconds: number) => number;

/** 0 up to `from`, 1 from `to` on; in between the smoothest way (minimum jerk: Flash and Hogan, 1985). */
export function smoothRise(from: number, to: number, seconds: number): number {
  const part = Math.min(1, Math.max(0, (seconds - from) / (to - from)));
  return part ** 3 * (10 - 15 * part + 6 * part * part);
}

/**
 * Wanders about 0 without end or repetition that shows: three sines of periods around a given one.
 * @param reach the greatest value and, negative, the smallest
 * @param period seconds
 */
export function wander(random: RandomNumbers, reach: number, period: number): Signal {
  const waves = [1, 0.6, 0.4].map((share, i) => ({
    size: (reach * share) / 2,
    rate: (2 * Math.PI * between(random, 0.85, 1.2) * [0.7, 1, 1.7][i]!) / period,
    phase: 2 * Math.PI * random.uniform(),
  }));
  return (seconds) =>
    waves.reduce((sum, { size, rate, phase }) => sum + size * Math.sin(rate * seconds + phase), 0);
}

/**
 * Goes from value to value, at rest at each of them.
 * @param keys times in ascending order, and the values there; before the first and after the last the value stays
 */
export function track(keys: readonly (readonly [seconds: number, value: number])[]): Signal {
  return (seconds) => {
    const next = keys.findIndex(([time]) => time > seconds);
    if (next === 0) return keys[0]![1];
    if (next < 0) return keys.at(-1)![1];
    const [from, first] = keys[next - 1]!;
    const [to, second] = keys[next]!;
    return first + (second - first) * smoothRise(from, to, seconds);
  };
}
