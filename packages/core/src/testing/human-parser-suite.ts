import { beforeAll, describe, expect, it } from 'vitest';
import { parsingLabels, type HumanParser, type ParsingMap } from '../contracts/parsing.js';
import { problemOfParsing } from '../try-on/check-results.js';
import { paperDoll } from './paper-doll.js';

/**
 * What every `HumanParser` must hold to, however well it tells labels apart. Call it in a test file.
 * @param create makes a fresh parser
 */
export function describeHumanParser(name: string, create: () => Promise<HumanParser>): void {
  describe(`the human parser ${name}`, () => {
    const { image, pose, personMask, size } = paperDoll();
    const input = { image, pose, personMask };
    let parsing: ParsingMap;
    beforeAll(async () => {
      parsing = await (await create()).parse(input);
    });

    it('gives each label a plane of the size of the image', () => {
      expect(problemOfParsing(parsing, size)).toBeUndefined();
      expect(Object.keys(parsing.planes).sort()).toEqual([...parsingLabels].sort());
    });

    it('gives probabilities that sum to 1 at each pixel', () => {
      const sums = new Float64Array(size.width * size.height);
      for (const label of parsingLabels) {
        const plane = parsing.planes[label];
        expect(plane.every((value) => value >= 0 && value <= 1)).toBe(true);
        for (let i = 0; i < sums.length; i++) sums[i] += plane[i];
      }
      expect(sums.findIndex((sum) => Math.abs(sum - 1) > 1e-4)).toBe(-1);
    });

    it('goes on with the next frame of a video', async () => {
      const parser = await create();
      await parser.parse(input);
      const next = paperDoll(3);
      const result = await parser.parse({
        image: next.image,
        pose: next.pose,
        personMask: next.personMask,
      });
      expect(problemOfParsing(result, size)).toBeUndefined();
    });

    it('gives the same maps for the same video, and shares nothing with another video', async () => {
      const other = await create();
      const moved = paperDoll(20);
      await other.parse({ image: moved.image, pose: moved.pose, personMask: moved.personMask });
      const fresh = await create();
      expect(await fresh.parse(input)).toEqual(parsing);
    });

    it('leaves its input as it was', async () => {
      const before = structuredClone(input);
      await (await create()).parse(input);
      expect(input).toEqual(before);
    });
  });
}
