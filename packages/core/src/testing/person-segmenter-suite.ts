import { beforeAll, describe, expect, it } from 'vitest';
import type { Box, Mask, RgbImage } from '../contracts/image.js';
import type { PersonSegmenter } from '../contracts/person-segmenter.js';
import { problemOfMask } from '../try-on/check-results.js';
import { paperDoll } from './paper-doll.js';

/**
 * What every `PersonSegmenter` must hold to, whatever it takes for a person. Call it in a test file.
 * @param create makes a fresh segmenter
 * @param image a picture to look at: the paper doll unless told otherwise
 */
export function describePersonSegmenter(
  name: string,
  create: () => Promise<PersonSegmenter>,
  image: RgbImage = paperDoll().image,
): void {
  describe(`the person segmenter ${name}`, () => {
    const whole: Box = { x: 0, y: 0, width: image.width, height: image.height };
    let segmenter: PersonSegmenter;
    let mask: Mask;
    beforeAll(async () => {
      segmenter = await create();
      mask = await segmenter.segment(image, whole);
    });

    it('gives values between 0 and 1, one for each pixel of the mask', () => {
      expect(problemOfMask(mask)).toBeUndefined();
      expect(mask.data.every((value) => value >= 0 && value <= 1)).toBe(true);
    });

    it('gives a mask of the proportions of the region', async () => {
      for (const region of [
        { x: 10, y: 10, width: 90, height: 120 },
        { x: -20, y: 5, width: 200, height: 100 },
        { x: 30, y: -60, width: 64, height: 256 },
      ]) {
        const { width, height } = await segmenter.segment(image, region);
        const pixelWidth = region.width / width;
        const pixelHeight = region.height / height;
        expect(Math.abs(pixelWidth / pixelHeight - 1)).toBeLessThan(0.05);
      }
    });

    it('gives the same mask for the same frame, whatever it was asked before', async () => {
      await segmenter.segment(image, { ...whole, width: image.width / 2 });
      expect(await segmenter.segment(image, whole)).toEqual(mask);
      expect(await (await create()).segment(image, whole)).toEqual(mask);
    });

    it('leaves the frame as it was', async () => {
      const before = image.data.slice();
      await segmenter.segment(image, whole);
      expect(before.every((value, i) => value === image.data[i])).toBe(true);
    });
  });
}
