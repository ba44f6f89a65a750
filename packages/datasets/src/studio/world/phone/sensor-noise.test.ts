import { RandomNumbers } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { flat, meanSquare } from '../../../testing/small-images.js';
import { addSensorNoise } from './sensor-noise.js';

describe('addSensorNoise', () => {
  const level = { floor: 1, photon: 3, colour: 1 };
  const deviationAt = (value: number) => {
    const image = flat(100, 100, value);
    const noisy = addSensorNoise(image, level, new RandomNumbers(7));
    const mean = noisy.data.reduce((sum, v) => sum + v, 0) / noisy.data.length;
    expect(Math.abs(mean - value)).toBeLessThan(0.15);
    // Rounding to whole values adds a variance of 1/12.
    return Math.sqrt(meanSquare(noisy, image) - 1 / 12);
  };

  it('is as strong as the sensor has it at each tone, without changing the mean', () => {
    for (const value of [40, 128, 220]) {
      const tone = value / 255;
      const expected = 1 + 6 * Math.sqrt(tone * (1 - 0.8 * tone));
      expect(deviationAt(value) / expected).toBeCloseTo(1, 1);
    }
  });

  it('is grey where the colours share it all', () => {
    const { data } = addSensorNoise(flat(9, 9, 128), { ...level, colour: 0 }, new RandomNumbers(7));
    for (let i = 0; i < data.length; i += 3)
      expect([data[i + 1], data[i + 2]]).toEqual([data[i], data[i]]);
  });
});
