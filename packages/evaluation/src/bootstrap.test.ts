import { RandomNumbers } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { bootstrapMean } from './bootstrap.js';

describe('bootstrapMean', () => {
  it('agrees with the interval of normally distributed values', () => {
    const random = new RandomNumbers(4);
    const values = Array.from({ length: 400 }, () => 5 + 2 * random.normal());
    const mean = values.reduce((sum, value) => sum + value, 0) / 400;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 400;
    const half = 1.96 * Math.sqrt(variance / 400);
    const interval = bootstrapMean(values, new RandomNumbers(1))!;
    expect(interval.mean).toBeCloseTo(mean, 12);
    expect(interval.low).toBeGreaterThan(mean - 1.06 * half);
    expect(interval.low).toBeLessThan(mean - 0.94 * half);
    expect(interval.high).toBeGreaterThan(mean + 0.94 * half);
    expect(interval.high).toBeLessThan(mean + 1.06 * half);
  });

  it('covers all that two clips can be, and nothing but the one value of clips that are equal', () => {
    expect(bootstrapMean([3, 7], new RandomNumbers(1))).toEqual({ mean: 5, low: 3, high: 7 });
    expect(bootstrapMean([4, 4, 4], new RandomNumbers(1))).toEqual({ mean: 4, low: 4, high: 4 });
  });

  it('is the same for the same seed', () => {
    const values = [1, 2, 4, 8, 16, 32, 64];
    const interval = (seed: number) => bootstrapMean(values, new RandomNumbers(seed));
    expect(interval(9)).toEqual(interval(9));
  });

  it('has no interval without a value', () => {
    expect(bootstrapMean([], new RandomNumbers(1))).toBeUndefined();
  });
});
