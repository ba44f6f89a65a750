import { luminance, RandomNumbers } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { backgroundMakers } from './backgrounds.js';

const size = { width: 90, height: 120 };
const makers = [...new Set(backgroundMakers)].map((make) => ({ name: make.name, make }));

describe.each(makers)('$name', ({ make }) => {
  it('makes the same picture of the wanted size from the same random numbers, another from others', () => {
    const first = make(new RandomNumbers(4), size);
    expect([first.width, first.height, first.data.length]).toEqual([90, 120, 3 * 90 * 120]);
    expect(make(new RandomNumbers(4), size)).toEqual(first);
    expect(make(new RandomNumbers(5), size)).not.toEqual(first);
  });

  it('looks like a photo by its numbers: neighbours are alike, no tone fills it, little is burnt out', () => {
    for (let seed = 0; seed < 6; seed++) {
      const image = make(new RandomNumbers(seed), size);
      const light = luminance(image);
      let [change, burnt] = [0, 0];
      for (let i = 1; i < light.length; i++) {
        if (i % 90 !== 0) change += (light[i] - light[i - 1]) ** 2;
        if (light[i] > 0.99 || light[i] < 0.01) burnt++;
      }
      const mean = light.reduce((sum, value) => sum + value, 0) / light.length;
      const spread = light.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      // The correlation of neighbours, 0 in noise; in photos so small it is about 0.8 to 0.95.
      expect(1 - change / 2 / spread, `seed ${seed}`).toBeGreaterThan(0.65);
      expect(burnt / light.length, `seed ${seed}`).toBeLessThan(0.3);
      expect(new Set(light.map((value) => Math.round(255 * value))).size).toBeGreaterThan(12);
    }
  });
});
