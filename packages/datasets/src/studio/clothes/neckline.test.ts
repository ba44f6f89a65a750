import { findGarmentLandmarks, silhouetteOf, symmetryAxis } from '@drapeflow/core';
import { expect, test } from 'vitest';
import { flatTShirt } from '../../testing/flat-garment.js';
import { belowNeckline, findNeckline } from './neckline.js';
import { patternLandmarks } from './pattern-landmarks.js';

test.each([20, 26, 36])(
  'The front begins where the inside of the back ends, %d pixels down.',
  (depth) => {
    const { image, mask } = flatTShirt();
    const data = new Uint8Array(image.data);
    const neckline = (aside: number) => 62 + depth * (1 - (aside / 26) ** 2);
    for (let i = 0; i < mask.data.length; i++) {
      const [x, y] = [(i % mask.width) + 0.5 - mask.width / 2, Math.floor(i / mask.width) + 0.5];
      if (mask.data[i] && Math.abs(x) < 26 && y < neckline(x)) data.set([30, 45, 80], 3 * i);
    }
    const silhouette = silhouetteOf(mask);
    const landmarks = patternLandmarks(
      findGarmentLandmarks(mask),
      silhouette,
      symmetryAxis(silhouette),
    );
    const garment = { image: { ...image, data }, mask };
    const below = belowNeckline(findNeckline(garment, silhouette, landmarks));
    const isFront = (x: number, y: number) => {
      const at = silhouette.fromPicture({ x: x + mask.width / 2, y });
      return below(at.x, at.y) > 0;
    };
    for (const aside of [-10, 0, 10]) {
      expect(isFront(aside, neckline(aside) + 6)).toBe(true);
      expect(isFront(aside, neckline(aside) - 6)).toBe(false);
    }
  },
);
