import { beforeAll, describe, expect, it } from 'vitest';
import type { ParsingLabel } from '../contracts/parsing.js';
import type { TorsoExtractor, TorsoImage } from '../contracts/torso.js';
import { problemOfTorso } from '../try-on/check-results.js';
import { paperDoll } from './paper-doll.js';

/**
 * What every `TorsoExtractor` must hold to. Call it in a test file.
 * @param create makes a fresh extractor
 */
export function describeTorsoExtractor(name: string, create: () => Promise<TorsoExtractor>): void {
  describe(`the torso extractor ${name}`, () => {
    const { image, pose, parsing, size } = paperDoll();
    const input = { image, pose, parsing };
    let torso: TorsoImage;
    beforeAll(async () => {
      torso = await (await create()).extract(input);
    });

    /** Which share of a label's pixels is kept. */
    function keptOf(label: ParsingLabel): number {
      const plane = parsing.planes[label];
      let kept = 0;
      let total = 0;
      plane.forEach((value, i) => {
        kept += value * torso.kept.data[i];
        total += value;
      });
      return kept / total;
    }

    it('returns a picture and a mask of the size of the image', () => {
      expect(problemOfTorso(torso, size)).toBeUndefined();
      expect(torso.kept.data.every((value) => value >= 0 && value <= 1)).toBe(true);
    });

    it('shows the image where it is kept and mid grey where it is removed', () => {
      torso.kept.data.forEach((kept, i) => {
        for (let at = 3 * i; at < 3 * i + 3; at++) {
          const expected = 128 + kept * (image.data[at] - 128);
          if (Math.abs(torso.image.data[at] - expected) > 1) {
            expect.fail(`value ${at} is ${torso.image.data[at]}, not ${expected}`);
          }
        }
      });
    });

    it('removes the upper clothes and the neck, and keeps head and lower clothes', () => {
      expect(keptOf('upper-clothes')).toBeLessThan(0.02);
      expect(keptOf('neck')).toBeLessThan(0.1);
      expect(keptOf('head')).toBeGreaterThan(0.95);
      expect(keptOf('lower-clothes')).toBeGreaterThan(0.95);
    });

    it('gives the same result for the same frame and leaves its input as it was', async () => {
      const before = structuredClone(input);
      expect(await (await create()).extract(input)).toEqual(torso);
      expect(input).toEqual(before);
    });
  });
}
