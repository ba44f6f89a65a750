import { findGarmentLandmarks, RandomNumbers } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { isTailorable } from '../studio/clothes/is-tailorable.js';
import { makeGarment } from './make-garment.js';

const size = { width: 144, height: 192 };
const made = Array.from({ length: 16 }, (_, seed) => makeGarment(new RandomNumbers(seed), size));

describe('makeGarment', () => {
  it('makes the same bytes of the same random numbers', () => {
    const again = makeGarment(new RandomNumbers(5), size);
    expect(again.image.data).toEqual(made[5].image.data);
    expect(again.mask.data).toEqual(made[5].mask.data);
    expect(made[6].image.data).not.toEqual(made[5].image.data);
  });

  it('keeps the whole garment in the picture, large', () => {
    for (const { mask } of made) {
      const { width, height, data } = mask;
      const share = data.reduce((sum, value) => sum + value, 0) / data.length;
      expect(share).toBeGreaterThan(0.1);
      expect(data.every((value) => value >= 0 && value <= 1)).toBe(true);
      const isEdge = (i: number) =>
        i < width || i >= width * (height - 1) || i % width === 0 || i % width === width - 1;
      expect(data.every((value, i) => value === 0 || !isEdge(i))).toBe(true);
    }
  });

  it('draws the mask where the picture changes from sheet to garment', () => {
    // Colours change more across the mask's outline than they do in the sheet beside it.
    const steps = made.map(({ image, mask }) => {
      const across = { sum: 0, count: 0 };
      const beside = { sum: 0, count: 0 };
      for (let i = 3; i + 3 < mask.data.length; i++) {
        const change = [0, 1, 2].reduce((sum, c) => sum + Math.abs(image.data[3 * (i + 1) + c] - image.data[3 * (i - 1) + c]), 0); // prettier-ignore
        const near = mask.data.subarray(i - 3, i + 4);
        const [low, high] = [Math.min(...near), Math.max(...near)];
        const to = high === 0 ? beside : low === 0 && mask.data[i - 1] + mask.data[i + 1] === 1 ? across : undefined; // prettier-ignore
        if (!to) continue;
        to.sum += change;
        to.count++;
      }
      return across.sum / across.count > 2 * (beside.sum / beside.count);
    });
    expect(steps.filter(Boolean).length).toBeGreaterThan(0.8 * made.length);
  });

  it('makes tops with sleeves and without, most of which can be tailored', () => {
    const sleeves = made.map(({ mask }) => findGarmentLandmarks(mask).left.sleeve !== undefined);
    expect(sleeves.filter(Boolean).length).toBeGreaterThan(8);
    expect(sleeves.filter((has) => !has).length).toBeGreaterThan(0);
    expect(made.filter(isTailorable).length).toBeGreaterThan(0.85 * made.length);
  });
});
