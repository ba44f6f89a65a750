import { describe, expect, it } from 'vitest';
import { flat, slope } from '../../../testing/small-images.js';
import { defocus, motionBlur } from './blur.js';

describe('blur', () => {
  /** One bright pixel in the middle. */
  const point = flat(31, 31, 0);
  point.data.fill(255, 3 * (15 * 31 + 15), 3 * (15 * 31 + 16));

  it('keeps flat pictures and pictures in focus', () => {
    expect(defocus(flat(12, 9, 90, 140, 20), 1.3)).toEqual(flat(12, 9, 90, 140, 20));
    expect(defocus(slope, 0)).toBe(slope);
  });

  it('spreads a point by the deviation of its Gaussian', () => {
    const { data } = defocus(point, 1.5);
    let [total, spread] = [0, 0];
    for (let i = 0; i < 31 * 31; i++) {
      total += data[3 * i];
      spread += data[3 * i] * ((i % 31) - 15) ** 2;
    }
    // Weights end at 2.5 deviations and are rounded: a little less than 1.5².
    expect(spread / total).toBeGreaterThan(1.85);
    expect(spread / total).toBeLessThan(2.3);
  });

  it('draws a point out along the way that the camera moved', () => {
    const { data } = motionBlur(point, 4, 0);
    const row = [...Array(31).keys()].map((x) => data[3 * (15 * 31 + x)]);
    expect(row.filter((value) => value > 0)).toEqual([51, 51, 51, 51, 51]);
    expect(row[13]).toBe(51);
    expect(data[3 * (14 * 31 + 15)]).toBe(0);
    expect(motionBlur(flat(9, 9, 33), 3, -2)).toEqual(flat(9, 9, 33));
    expect(motionBlur(slope, 0.4, 0)).toBe(slope);
  });
});
