import { describe, expect, it } from 'vitest';
import { flat } from '../../../testing/small-images.js';
import { defocus, motionBlur } from './blur.js';
import { createPlanes } from './planes.js';
import { developed, shown, wholeOf } from '../../../testing/planes-of.js';

describe('blur', () => {
  const size = { width: 31, height: 31 };
  /** One bright pixel in the middle. */
  const point = createPlanes(size);
  point.light.data[15 * point.light.stride + 15] = 200;

  it('keeps flat pictures', () => {
    const image = flat(12, 9, 90, 140, 20);
    const target = createPlanes(image);
    defocus(developed(image), target, wholeOf(image), 1.3);
    expect(shown(target)).toEqual(image);
    target.light.data.fill(0);
    motionBlur(developed(image), target, wholeOf(image), 3, -2);
    expect(shown(target)).toEqual(image);
  });

  it('spreads a point by the deviation of its Gaussian', () => {
    const target = createPlanes(size);
    defocus(point, target, wholeOf(size), 1);
    let [total, across, down] = [0, 0, 0];
    for (let i = 0; i < 31 * 31; i++) {
      const [x, y] = [i % 31, Math.floor(i / 31)];
      const value = target.light.data[y * target.light.stride + x];
      total += value;
      across += value * (x - 15) ** 2;
      down += value * (y - 15) ** 2;
    }
    expect(total).toBeCloseTo(200, 3);
    // Weights end at three deviations: a little less than 1.
    for (const spread of [across, down]) {
      expect(spread / total).toBeGreaterThan(0.93);
      expect(spread / total).toBeLessThan(1);
    }
  });

  it('draws a point out along the way that the camera moved', () => {
    const target = createPlanes(size);
    motionBlur(point, target, wholeOf(size), 4, 0);
    const { data, stride } = target.light;
    const row = [...data.subarray(15 * stride, 15 * stride + 31)];
    expect(row.map(Math.round)).toEqual(row.map((_, x) => (x >= 13 && x <= 17 ? 40 : 0)));
    expect(data[14 * stride + 15]).toBe(0);
  });
});
