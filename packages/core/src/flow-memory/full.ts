import { z } from 'zod';
import type { FlowMemory, FlowMemoryEntry } from '../contracts/flow-memory.js';
import { definePlugin, pluginApiVersion } from '../contracts/plugin.js';

/** Keeps the flows of all frames 1…t−1, as the method's publication says (paragraphs 0011–0018). It grows with the video. */
export const fullMemory = definePlugin({
  name: 'full',
  kind: 'memory',
  apiVersion: pluginApiVersion,
  summary: 'Keeps the flows of all earlier frames; memory use grows with the video.',
  requires: [],
  configSchema: z.strictObject({}),
  create: async () => createFullMemory(),
});

function createFullMemory(): FlowMemory {
  const entries: FlowMemoryEntry[] = [];
  return {
    push(flow, pose) {
      entries.push({ index: entries.length, flow, pose });
    },
    read: () => entries,
  };
}
