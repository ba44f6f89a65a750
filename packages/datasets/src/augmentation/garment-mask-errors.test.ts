import { RandomNumbers } from '@drapeflow/core';
import { describe, expect, test } from 'vitest';
import { exactSample } from '../testing/exact-sample.js';
import { distortGarmentMasks } from './garment-mask-errors.js';

/** The mask is 1 from column 4 to 35 and row 5 to 44 of 40×50. */
const sample = exactSample(1);
const { width, data: before } = sample.garment.mask!;
const options = {
  ...{ probability: 1, reach: 0.08, size: 0.1, growth: 0.3, bulge: 0.4, holes: 0, hole: 0.1 },
};
const distort = (seed: number, changes: Partial<typeof options> = {}) =>
  distortGarmentMasks(sample, new RandomNumbers(seed), { ...options, ...changes });
const area = (mask: Float32Array) => mask.reduce((sum, value) => sum + value, 0);
const seeds = Array.from({ length: 30 }, (_, seed) => seed);

describe('A garment mask with errors', () => {
  test('is off at its outline, no further than asked for.', () => {
    for (const seed of seeds) {
      const { data } = distort(seed).garment.mask!;
      const isRight = (value: number, i: number) => {
        const [x, y] = [i % width, Math.floor(i / width)];
        const inside = Math.min(x - 3, 36 - x, y - 4, 45 - y);
        if (inside > 4) return value === 1;
        return inside < -3 ? value === 0 : value >= 0 && value <= 1;
      };
      expect(data.every(isRight)).toBe(true);
    }
  });

  test('is as often too large as too small, and bulges.', () => {
    const areas = seeds.map((seed) => area(distort(seed).garment.mask!.data) / area(before));
    expect(areas.filter((share) => share > 1).length).toBeGreaterThan(7);
    expect(areas.filter((share) => share < 1).length).toBeGreaterThan(7);
    const bulging = distort(1, { growth: 0 }).garment.mask!.data;
    const edge = Array.from({ length: 30 }, (_, y) => bulging[(y + 10) * width + 4]!);
    expect(Math.max(...edge) - Math.min(...edge)).toBeGreaterThan(0.3);
  });

  test('without errors is as it was, but for rounded corners.', () => {
    const { data } = distort(1, { growth: 0, bulge: 0 }).garment.mask!;
    // Of each of the four corners a few pixels are lost.
    expect(Math.abs(area(data) - area(before))).toBeLessThan(16);
    const row = 25 * width;
    const outline = [3, 4, 35, 36].map((x) => Math.round(data[row + x]!));
    expect(outline).toEqual([0, 1, 1, 0]);
  });

  test('has holes, round and of a size that is allowed.', () => {
    const holes = { reach: 0, holes: 3 };
    const lost = seeds.map((seed) => area(before) - area(distort(seed, holes).garment.mask!.data));
    const largest = 3 * Math.PI * (0.1 * 50 + 1) ** 2;
    for (const hole of lost) expect(hole).toBeLessThanOrEqual(largest);
    expect(Math.max(...lost)).toBeGreaterThan(20);
    expect(Math.min(...lost)).toBe(0);
  });

  test('belongs to the same picture, and to one garment alone.', () => {
    const { garment, otherGarment, frames } = distort(2);
    expect(garment.image).toBe(sample.garment.image);
    expect(frames).toBe(sample.frames);
    expect(otherGarment!.mask).not.toEqual(garment.mask);
  });
});
