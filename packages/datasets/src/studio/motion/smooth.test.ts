import { RandomNumbers } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { smoothRise, track, wander } from './smooth.js';

describe('smooth signals', () => {
  it('rise from 0 to 1, half way in the middle, at rest at either end', () => {
    expect([1, 2, 3, 4].map((seconds) => smoothRise(2, 4, seconds))).toEqual([0, 0, 0.5, 1]);
    expect(smoothRise(2, 4, 2.01)).toBeLessThan(1e-5);
    expect(1 - smoothRise(2, 4, 3.99)).toBeLessThan(1e-5);
  });

  it('pass through their keys and stay beyond them', () => {
    const signal = track([
      [1, 5],
      [2, 7],
      [4, -1],
    ]);
    expect([0, 1, 1.5, 2, 3, 4, 9].map(signal)).toEqual([5, 5, 6, 7, 3, -1, -1]);
  });

  it('wander within their reach, on both sides of 0', () => {
    const signal = wander(new RandomNumbers(5), 0.3, 4);
    const values = Array.from({ length: 600 }, (_, i) => signal(i / 10));
    expect(Math.max(...values)).toBeLessThanOrEqual(0.3);
    expect(Math.max(...values)).toBeGreaterThan(0.1);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-0.3);
    expect(Math.min(...values)).toBeLessThan(-0.1);
  });
});
