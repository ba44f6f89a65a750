import type { FlowMemory, FlowMemoryEntry } from '../contracts/flow-memory.js';

/**
 * Which flows are kept: whether that of frame `index` is when `count` frames are done, 0 ≤ index < count. What is not
 * kept does not come back.
 */
export type FlowMemoryPolicy = (index: number, count: number) => boolean;

/** A memory that keeps what a policy says. */
export function createFlowMemory(keeps: FlowMemoryPolicy): FlowMemory {
  let entries: readonly FlowMemoryEntry[] = [];
  let count = 0;
  return {
    push(flow, pose) {
      const all = [...entries, { index: count++, flow, pose }];
      entries = all.filter(({ index }) => keeps(index, count));
    },
    read: () => entries,
  };
}
