import {
  cutOutGarment,
  parsingLabels,
  warpGarment,
  type DatasetFrame,
  type Garment,
} from '@drapeflow/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { Studio, type StudioSequence } from './studio.js';
import { studioOptions } from './studio-options.js';

/** Everything is made up: no file is needed. */
const options = studioOptions.parse({ phone: false, frames: 30 });

describe('a sequence of the studio', () => {
  let sequence: StudioSequence;
  let frames: DatasetFrame[];
  beforeAll(async () => {
    const studio = await Studio.open(options);
    sequence = await studio.sequence(0);
    frames = [0, 14, 29].map((index) => sequence.film.frame(index));
  });

  it('is the garment, read by the true flow, times the shading, where the garment alone is seen', () => {
    for (const frame of frames) {
      expectRendered(frame, sequence.garment as Garment);
      expectRendered(frame.inOtherGarment!, sequence.otherGarment as Garment);
    }
  });

  it('is the same moment in both garments: nothing differs but what they can touch', () => {
    for (const { image, personMask, labels, inOtherGarment: other } of frames) {
      let same = 0;
      for (let i = 0; i < labels!.data.length; i++) {
        if (personMask!.data[i] > 0 || other!.personMask!.data[i] > 0) continue;
        for (let c = 0; c < 3; c++)
          expect(image.data[3 * i + c]).toBe(other!.image.data[3 * i + c]);
        same++;
      }
      expect(same).toBeGreaterThan(0.2 * labels!.data.length);
    }
  });

  it('knows the same of each pixel in each of its maps', () => {
    const upperClothes = parsingLabels.indexOf('upper-clothes');
    for (const { labels, worn, personMask, depth } of frames) {
      for (let i = 0; i < labels!.data.length; i++) {
        if (worn!.mask.data[i] === 1) expect(labels!.data[i]).toBe(upperClothes);
        if (worn!.mask.data[i] === 0) expect(labels!.data[i]).not.toBe(upperClothes);
        expect(personMask!.data[i]).toBeGreaterThanOrEqual(worn!.mask.data[i]);
        if (personMask!.data[i] === 1) expect(depth![i]).toBeLessThan(30);
        if (personMask!.data[i] === 0) expect(depth![i]).toBe(Infinity);
      }
    }
  });

  it('shows visible keypoints on the person', () => {
    for (const { pose, personMask } of frames) {
      for (const { x, y, score } of Object.values(pose!)) {
        if (score === 0) continue;
        const at = Math.floor(y) * personMask!.width + Math.floor(x);
        expect(personMask!.data[at]).toBeGreaterThan(0);
      }
    }
  });

  it('has frames that depend on nothing but their index', async () => {
    const again = await (await Studio.open(options)).sequence(0);
    expect(again.film.frame(14)).toEqual(frames[1]);
    expect(frames[0].image.data).not.toEqual(frames[2].image.data);
  });

  it('differs from the next one, and from the same one of another seed or split', async () => {
    const next = await (await Studio.open(options)).sequence(1);
    const others = [{ seed: 2 }, { split: 'test' as const }].map(async (change) =>
      (await Studio.open({ ...options, ...change })).sequence(0),
    );
    for (const { film } of [next, ...(await Promise.all(others))]) {
      expect(film.frame(0).image.data).not.toEqual(frames[0].image.data);
    }
  });
});

/** By the function that dresses people in videos, within 2 of 255. */
function expectRendered({ image, worn }: DatasetFrame, garment: Garment): void {
  const { flow, mask, shading } = worn!;
  const warped = warpGarment(cutOutGarment(garment.image, garment.mask), flow);
  let seen = 0;
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i] < 1) continue;
    seen++;
    for (let k = 3 * i; k < 3 * i + 3; k++) {
      const made = Math.min(255, warped.image.data[k] * shading[k]);
      expect(Math.abs(image.data[k] - made)).toBeLessThanOrEqual(2);
    }
  }
  expect(seen).toBeGreaterThan(300);
}
