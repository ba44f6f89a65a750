import { z } from 'zod';
import type { FlowMemory, FlowMemoryEntry } from '../contracts/flow-memory.js';
import { definePlugin, pluginApiVersion } from '../contracts/plugin.js';

/** Keeps the first frame's flow and the last ones, so that the cost of a frame stays the same however long the video is. */
export const anchorWindowMemory = definePlugin({
  name: 'anchor-window',
  kind: 'memory',
  apiVersion: pluginApiVersion,
  summary: 'Keeps the first flow and the last ones; the cost of a frame stays the same.',
  requires: [],
  configSchema: z.strictObject({
    size: z.int().min(2).max(64).default(8).describe('Flows kept, the first one included.'),
  }),
  create: async ({ size }) => createAnchorWindowMemory(size),
});

function createAnchorWindowMemory(size: number): FlowMemory {
  const entries: FlowMemoryEntry[] = [];
  let pushed = 0;
  return {
    push(flow, pose) {
      if (entries.length === size) entries.splice(1, 1);
      entries.push({ index: pushed++, flow, pose });
    },
    read: () => entries,
  };
}
