import { RandomNumbers } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { fromFrequencies, toFrequencies } from './cosine-transform.js';

describe('the cosine transform', () => {
  const frequenciesOf = (block: Float32Array) => {
    const frequencies = new Float32Array(64);
    toFrequencies(block, 0, 8, frequencies);
    return frequencies;
  };

  it('keeps the energy, puts a flat block into its first frequency, and can be undone', () => {
    const random = new RandomNumbers(1);
    const values = Float32Array.from({ length: 64 }, () => random.normal());
    const energy = (of: Float32Array) => of.reduce((sum, value) => sum + value * value, 0);
    const frequencies = frequenciesOf(values);
    expect(energy(frequencies)).toBeCloseTo(energy(values), 4);
    const back = new Float32Array(64);
    fromFrequencies(frequencies, back, 0, 8);
    back.forEach((value, i) => expect(value).toBeCloseTo(values[i], 5));
    const even = frequenciesOf(new Float32Array(64).fill(3));
    expect(even[0]).toBeCloseTo(24, 5);
    expect(energy(even)).toBeCloseTo(24 ** 2, 3);
  });

  it('finds a wave across a block in the frequency of that wave', () => {
    const wave = Float32Array.from({ length: 64 }, (_, i) =>
      Math.cos(((2 * (i % 8) + 1) * 3 * Math.PI) / 16),
    );
    frequenciesOf(wave).forEach((value, i) =>
      expect(value).toBeCloseTo(i === 3 ? Math.sqrt(32) : 0, 5),
    );
  });

  it('takes a block out of a plane and puts it back where it belongs', () => {
    const plane = Float32Array.from({ length: 24 * 16 }, (_, i) => (i * 37) % 101);
    const frequencies = new Float32Array(64);
    toFrequencies(plane, 8 * 24 + 8, 24, frequencies);
    const target = plane.map((value, i) => {
      const isInside = i >= 8 * 24 && i % 24 >= 8 && i % 24 < 16;
      return isInside ? -1 : value;
    });
    fromFrequencies(frequencies, target, 8 * 24 + 8, 24);
    target.forEach((value, i) => expect(value).toBeCloseTo(plane[i], 3));
  });
});
