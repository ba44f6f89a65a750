import { beforeAll, describe, expect, it } from 'vitest';
import type { Generator, GeneratorInput, GeneratorOutput } from '../contracts/generator.js';
import { problemOfGenerated } from '../try-on/check-results.js';
import { paperDoll } from './paper-doll.js';

/**
 * What every `Generator` must hold to. Call it in a test file.
 * @param create makes a fresh generator
 */
export function describeGenerator(name: string, create: () => Promise<Generator>): void {
  describe(`the generator ${name}`, () => {
    const { image, pose, parsing, torso, warped, size } = paperDoll();
    const input: GeneratorInput = { previous: undefined, image, pose, parsing, torso, warped };
    let output: GeneratorOutput;
    beforeAll(async () => {
      output = await (await create()).generate(input);
    });

    it('returns pictures and masks of the working size', () => {
      expect(problemOfGenerated(output, size)).toBeUndefined();
    });

    it('keeps masks between 0 and 1 and shading positive', () => {
      for (const mask of [output.replaced, output.visible]) {
        expect(Math.min(...mask.data)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...mask.data)).toBeLessThanOrEqual(1);
      }
      expect(Math.min(...output.shading.data)).toBeGreaterThan(0);
    });

    it('goes on from a previous frame', async () => {
      const previous = { pose, parsing, tryOn: output.tryOn };
      const next = await (await create()).generate({ ...input, previous });
      expect(problemOfGenerated(next, size)).toBeUndefined();
    });

    it('gives the same frame for the same video', async () => {
      expect(await (await create()).generate(input)).toEqual(output);
    });

    it('leaves its input as it was', async () => {
      const before = structuredClone(input);
      await (await create()).generate(input);
      expect(input).toEqual(before);
    });
  });
}
