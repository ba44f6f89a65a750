import { RandomNumbers } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { fromFrequencies, toFrequencies } from './cosine-transform.js';

describe('the cosine transform', () => {
  it('keeps the energy, puts a flat block into its first frequency, and can be undone', () => {
    const random = new RandomNumbers(1);
    const values = Float64Array.from({ length: 64 }, () => random.normal());
    const block = values.slice();
    toFrequencies(block);
    const energy = (of: Float64Array) => of.reduce((sum, value) => sum + value * value, 0);
    expect(energy(block)).toBeCloseTo(energy(values), 10);
    fromFrequencies(block);
    block.forEach((value, i) => expect(value).toBeCloseTo(values[i], 10));
    const even = new Float64Array(64).fill(3);
    toFrequencies(even);
    expect(even[0]).toBeCloseTo(24, 10);
    expect(energy(even)).toBeCloseTo(24 ** 2, 8);
  });

  it('finds a wave across a block in the frequency of that wave', () => {
    const wave = Float64Array.from({ length: 64 }, (_, i) =>
      Math.cos(((2 * (i % 8) + 1) * 3 * Math.PI) / 16),
    );
    toFrequencies(wave);
    wave.forEach((value, i) => expect(value).toBeCloseTo(i === 3 ? Math.sqrt(32) : 0, 10));
  });
});
