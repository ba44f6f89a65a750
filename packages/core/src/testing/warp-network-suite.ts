import { beforeAll, describe, expect, it } from 'vitest';
import type { WarpInput, WarpNetwork, WarpOutput } from '../contracts/warp-network.js';
import { problemOfWarp } from '../try-on/check-results.js';
import { paperDoll } from './paper-doll.js';

/**
 * What every `WarpNetwork` must hold to. Call it in a test file.
 * @param create makes a fresh network
 */
export function describeWarpNetwork(name: string, create: () => Promise<WarpNetwork>): void {
  describe(`the warp network ${name}`, () => {
    const { image, pose, parsing, torso, garment, size } = paperDoll();
    const input: WarpInput = { previous: undefined, pose, parsing, torso, memory: [] };
    const previous = { pose, parsing, tryOn: image };
    let network: WarpNetwork;
    let first: WarpOutput;
    beforeAll(async () => {
      network = await create();
      await network.prepare(garment, size);
      first = await network.warp(input);
    });

    it('returns flows of numbers only, the low resolution no larger than the working size', () => {
      expect(problemOfWarp(first)).toBeUndefined();
      expect(first.lowResolution.width).toBeLessThanOrEqual(size.width);
      expect(first.lowResolution.height).toBeLessThanOrEqual(size.height);
    });

    it('goes on from a previous frame and a memory', async () => {
      const memory = [{ index: 0, flow: first.lowResolution, pose }];
      const next = await network.warp({ ...input, previous, memory });
      expect(problemOfWarp(next)).toBeUndefined();
    });

    it('gives the same flow for the same video', async () => {
      const other = await create();
      await other.prepare(garment, size);
      expect(await other.warp(input)).toEqual(first);
    });

    it('leaves its input as it was', async () => {
      const before = structuredClone(input);
      const other = await create();
      await other.prepare(garment, size);
      await other.warp(input);
      expect(input).toEqual(before);
    });
  });
}
