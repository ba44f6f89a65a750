import { describe, expect, it } from 'vitest';
import type { AppearanceFlow } from '../contracts/appearance-flow.js';
import type { FlowMemory } from '../contracts/flow-memory.js';
import { mapPose } from '../arithmetic/pose-in-box.js';

const pose = mapPose(() => ({ x: 1, y: 2, score: 1 }));

/** A flow that can be told from others by its number. */
export function numberedFlow(index: number): AppearanceFlow {
  return { width: 2, height: 2, data: new Float32Array(8).fill(index / 1000) };
}

/**
 * What every `FlowMemory` must hold to, whatever its policy keeps. Call it in a test file.
 * @param create makes a fresh memory
 */
export function describeFlowMemory(name: string, create: () => Promise<FlowMemory>): void {
  describe(`the flow memory ${name}`, () => {
    it('holds nothing before the first frame', async () => {
      expect((await create()).read()).toEqual([]);
    });

    it('keeps flows and poses as they were given, oldest first, each once, under its number', async () => {
      const memory = await create();
      const flows = Array.from({ length: 20 }, (_, index) => numberedFlow(index));
      for (const flow of flows) memory.push(flow, pose);
      const entries = memory.read();
      for (const [place, entry] of entries.entries()) {
        expect(entry.flow).toBe(flows[entry.index]);
        expect(entry.pose).toBe(pose);
        if (place > 0) expect(entry.index).toBeGreaterThan(entries[place - 1]!.index);
      }
    });

    it('shares nothing with another memory', async () => {
      const [first, second] = [await create(), await create()];
      first.push(numberedFlow(0), pose);
      expect(second.read()).toEqual([]);
    });
  });
}
