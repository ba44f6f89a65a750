import { beforeAll, describe, expect, it } from 'vitest';
import type { GarmentSegmenter } from '../contracts/garment.js';
import type { Mask } from '../contracts/image.js';
import { problemOfMask } from '../try-on/check-results.js';
import { paperDoll } from './paper-doll.js';

/**
 * What every `GarmentSegmenter` must hold to. Call it in a test file.
 * @param create makes a fresh segmenter
 */
export function describeGarmentSegmenter(
  name: string,
  create: () => Promise<GarmentSegmenter>,
): void {
  describe(`the garment segmenter ${name}`, () => {
    const { image, mask: drawn } = paperDoll().garment;
    let mask: Mask;
    beforeAll(async () => {
      mask = await (await create()).segment(image);
    });

    it('returns a mask of the size of the picture, 0 to 1', () => {
      expect(problemOfMask(mask, image)).toBeUndefined();
      expect(mask.data.every((value) => value >= 0 && value <= 1)).toBe(true);
    });

    it('finds a drawn T-shirt with its print on an even ground', () => {
      let both = 0;
      let either = 0;
      drawn.data.forEach((value, i) => {
        both += Math.min(value, mask.data[i]);
        either += Math.max(value, mask.data[i]);
      });
      expect(both / either).toBeGreaterThan(0.93);
    });

    it('says that there is no garment in a blank picture', async () => {
      const blank = { width: 64, height: 80, data: new Uint8Array(3 * 64 * 80).fill(200) };
      const segmenter = await create();
      await expect(segmenter.segment(blank)).rejects.toMatchObject({ code: 'GARMENT_NOT_FOUND' });
    });

    it('gives the same mask for the same picture and leaves the picture as it was', async () => {
      const before = structuredClone(image);
      expect(await (await create()).segment(image)).toEqual(mask);
      expect(image).toEqual(before);
    });
  });
}
