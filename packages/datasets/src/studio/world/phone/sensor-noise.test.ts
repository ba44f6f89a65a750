import { RandomNumbers } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { flat } from '../../../testing/small-images.js';
import { createPlanes, type Plane } from './planes.js';
import { addSensorNoise, noiseDeviations, noiseStarts, type NoiseLevel } from './sensor-noise.js';
import { developed, wholeOf } from '../../../testing/planes-of.js';

describe('addSensorNoise', () => {
  const size = { width: 128, height: 128 };
  const noisy = (value: number, level: NoiseLevel) => {
    const planes = developed(flat(size.width, size.height, value));
    const target = createPlanes(size);
    const starts = noiseStarts(planes, new RandomNumbers(7));
    addSensorNoise(planes, target, wholeOf(size), noiseDeviations(level), starts);
    return target;
  };
  const deviationFrom = (mean: number, { data }: Plane) =>
    Math.sqrt(data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / data.length);

  it('is as strong as the sensor has it at each tone, without changing the mean', () => {
    for (const value of [40, 128, 200]) {
      const { light } = noisy(value, { floor: 1, photon: 3, colour: 0 });
      const mean = light.data.reduce((sum, v) => sum + v, 0) / light.data.length;
      expect(Math.abs(mean - value)).toBeLessThan(0.15);
      const tone = value / 255;
      const expected = 1 + 6 * Math.sqrt(tone * (1 - 0.8 * tone));
      expect(deviationFrom(value, light) / expected).toBeCloseTo(1, 1);
    }
  });

  it('is grey where the colours share it all', () => {
    const { blue, red } = noisy(128, { floor: 1, photon: 3, colour: 0 });
    for (const { data } of [blue, red]) data.forEach((value) => expect(value).toBeCloseTo(0, 4));
  });

  it('is in light and colours what noise of each pixel’s red, green and blue makes of them', () => {
    const deviation = 5;
    const colour = 0.7;
    const random = new RandomNumbers(3);
    let [lights, blues, reds] = [0, 0, 0];
    const blocks = 4000;
    for (let block = 0; block < blocks; block++) {
      let [blue, red] = [0, 0];
      for (let pixel = 0; pixel < 4; pixel++) {
        const shared = random.normal();
        const [r, g, b] = [0, 1, 2].map(
          () => deviation * (shared + colour * (random.normal() - shared)),
        );
        const light = 0.299 * r + 0.587 * g + 0.114 * b;
        lights += light ** 2 / 4 / blocks;
        blue += (b - light) / 1.772 / 4;
        red += (r - light) / 1.402 / 4;
      }
      blues += blue ** 2 / blocks;
      reds += red ** 2 / blocks;
    }
    const target = noisy(100, { floor: deviation, photon: 0, colour });
    expect(deviationFrom(100, target.light) / Math.sqrt(lights)).toBeCloseTo(1, 1);
    expect(deviationFrom(0, target.blue) / Math.sqrt(blues)).toBeCloseTo(1, 1);
    expect(deviationFrom(0, target.red) / Math.sqrt(reds)).toBeCloseTo(1, 1);
  });
});
