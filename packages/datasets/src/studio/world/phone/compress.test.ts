import type { RgbImage } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { flat, meanSquare, slope } from '../../../testing/small-images.js';
import { compress, stepsAt } from './compress.js';
import { createPlanes } from './planes.js';
import { developed, shown, wholeOf } from '../../../testing/planes-of.js';

describe('compress', () => {
  const compressed = (image: RgbImage, quality: number) => {
    const target = createPlanes(image);
    compress(developed(image), target, wholeOf(image), stepsAt(quality));
    return shown(target);
  };

  it('leaves a grey picture as it is at the best quality, and loses the more the lower it is', () => {
    expect(compressed(flat(20, 20, 77), 100)).toEqual(flat(20, 20, 77));
    const losses = [100, 80, 40, 10].map((quality) =>
      meanSquare(compressed(slope, quality), shown(developed(slope))),
    );
    expect(losses[0]).toBeLessThan(1);
    expect(losses).toEqual([...losses].sort((a, b) => a - b));
    expect(losses[3]).toBeGreaterThan(10);
  });

  it('leaves of a faint wave in a block its mean alone', () => {
    const wave = flat(8, 8, 100);
    wave.data.forEach((_, i) => (wave.data[i] += Math.floor(i / 3) % 2));
    const { data } = compressed(wave, 30);
    expect(new Set(data).size).toBe(1);
    expect(Math.abs(data[0] - 100.5)).toBeLessThan(4);
  });
});
