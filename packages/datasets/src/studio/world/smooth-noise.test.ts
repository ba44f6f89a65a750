import { RandomNumbers } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { createSmoothNoise } from './smooth-noise.js';

describe('createSmoothNoise', () => {
  it('wanders about 0 with a deviation of 1, smoothly', () => {
    const noise = createSmoothNoise(new RandomNumbers(3), 2);
    const values = Array.from({ length: 60_000 }, (_, i) => noise(i / 30));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const square = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    expect(mean).toBeCloseTo(0, 1);
    expect(square).toBeCloseTo(1, 1);
    // The fastest wave goes round once a second, at most: 2π · √(2 · 5) / 30 from frame to frame.
    const steps = values.slice(1).map((value, i) => Math.abs(value - values[i]));
    expect(Math.max(...steps.slice(0, 30_000))).toBeLessThan((2 * Math.PI * Math.sqrt(10)) / 30);
  });
});
