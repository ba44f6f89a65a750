import { findGarmentLandmarks, silhouetteOf, symmetryAxis } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import {
  flatGarment,
  flatLongSleeve,
  flatTankTop,
  flatTShirt,
} from '../../testing/flat-garment.js';
import { patternLandmarks } from './pattern-landmarks.js';

/** Landmarks in pixels of the picture. */
function landmarksOf({ mask }: ReturnType<typeof flatTShirt>) {
  const silhouette = silhouetteOf(mask);
  const found = findGarmentLandmarks(mask);
  const { left, right } = patternLandmarks(found, silhouette, symmetryAxis(silhouette));
  return { left, right, toPicture: silhouette.toPicture };
}

describe('patternLandmarks', () => {
  it('tells tops with sleeves from those without', () => {
    for (const [garment, sleeve] of [
      [flatTShirt(), 'spread'],
      [flatLongSleeve(), 'spread'],
      [flatTankTop(), 'none'],
    ] as const) {
      const { left, right } = landmarksOf(garment);
      expect([left.sleeve, right.sleeve]).toEqual([sleeve, sleeve]);
    }
  });

  it('finds the armpit where the underside of a sleeve meets the side seam', () => {
    const { right, toPicture } = landmarksOf(flatTShirt());
    const { x, y } = toPicture(right.armpit);
    // The sleeve's underside is 48 below its upper edge, which falls at 0.7 radians from (60, 72).
    const underside = 72 + (66 - 60) * Math.tan(0.7) + 48 / Math.cos(0.7);
    expect(Math.abs(x - 150 - 66)).toBeLessThan(6);
    expect(Math.abs(y - underside)).toBeLessThan(10);
  });

  it('finds the strap and the top of the side seam of a tank top', () => {
    const { right, toPicture } = landmarksOf(flatTankTop());
    const [shoulder, armpit, neck] = [right.shoulder, right.armpit, right.neck].map(toPicture);
    expect(shoulder.x - 150).toBeGreaterThan(neck.x - 150);
    expect(Math.abs(shoulder.x - 150 - 48)).toBeLessThan(6);
    expect(Math.abs(armpit.y - 128)).toBeLessThan(14);
  });

  it('puts the neck of a garment with a hood at the shoulders', () => {
    const { mask } = flatTShirt();
    const hooded = flatGarment((x, y) => {
      const [column, row] = [Math.floor(x + 150), Math.floor(y)];
      return mask.data[row * mask.width + column] > 0 || (Math.abs(x) < 26 && y > 8 && y < 90);
    });
    const { right, toPicture } = landmarksOf(hooded);
    expect(Math.abs(toPicture(right.neck).y - 66)).toBeLessThan(8);
  });
});
