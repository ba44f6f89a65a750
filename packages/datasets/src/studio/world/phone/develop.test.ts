import { RandomNumbers } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { flat } from '../../../testing/small-images.js';
import { createGains, toneCurve } from './develop.js';
import { developed, shown } from '../../../testing/planes-of.js';

describe('develop', () => {
  it('multiplies by the gains, and brightens bright tones ever less, up to white', () => {
    const image = developed(flat(3, 1, 100, 50, 10), [1.1, 1, 0.9]);
    expect([...shown(image).data.subarray(0, 3)]).toEqual([110, 50, 9]);
    const tones = [...toneCurve(1.3)];
    expect(tones).toEqual([...new Set(tones)].sort((a, b) => a - b));
    expect(tones[255]).toBeLessThanOrEqual(255);
  });

  it('drifts slowly', () => {
    for (let seed = 0; seed < 20; seed++) {
      const gains = createGains(new RandomNumbers(seed));
      const [now, next] = [gains(2), gains(2 + 1 / 30)];
      now.forEach((gain, i) => {
        expect(Math.abs(gain - 1)).toBeLessThan(0.4);
        expect(Math.abs(gain - next[i])).toBeLessThan(0.012);
      });
    }
  });
});
