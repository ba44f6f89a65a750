import { describe, expect, it } from 'vitest';
import { flat, meanSquare, slope } from '../../../testing/small-images.js';
import { compress } from './compress.js';

describe('compress', () => {
  it('leaves a grey picture as it is at the best quality, and loses the more the lower it is', () => {
    expect(meanSquare(compress(flat(20, 20, 77), 100), flat(20, 20, 77))).toBe(0);
    const losses = [100, 80, 40, 10].map((quality) => meanSquare(compress(slope, quality), slope));
    expect(losses[0]).toBeLessThan(5);
    expect(losses).toEqual([...losses].sort((a, b) => a - b));
    expect(losses[3]).toBeGreaterThan(10);
  });

  it('keeps light per pixel but colour only for four pixels together', () => {
    // A red and a cyan of the same luminance, pixel by pixel.
    const stripes = flat(16, 16, 178, 76, 76, 76, 119, 119);
    const { data } = compress(stripes, 100);
    const light = (i: number) => 0.299 * data[i] + 0.587 * data[i + 1] + 0.114 * data[i + 2];
    expect(Math.abs(light(0) - light(3))).toBeLessThan(3);
    expect(Math.abs(data[0] - data[3])).toBeLessThan(3);
    expect(Math.abs(data[0] - 127)).toBeLessThan(3);
  });
});
