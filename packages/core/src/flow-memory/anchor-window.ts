import { z } from 'zod';
import { definePlugin, pluginApiVersion } from '../contracts/plugin.js';
import { createFlowMemory, type FlowMemoryPolicy } from './flow-memory-policy.js';

export const anchorWindowOptions = {
  size: z.int().min(2).max(64).default(8).describe('Flows kept, the first one included.'),
};

/** Keeps the first frame's flow and the last ones, so that the cost of a frame stays the same however long the video is. */
export const anchorWindowMemory = definePlugin({
  name: 'anchor-window',
  kind: 'memory',
  apiVersion: pluginApiVersion,
  summary: 'Keeps the first flow and the last ones; the cost of a frame stays the same.',
  requires: [],
  configSchema: z.strictObject(anchorWindowOptions),
  create: async ({ size }) => createFlowMemory(keepsAnchorAndWindow(size)),
});

/** @param size flows kept, the first one included */
export function keepsAnchorAndWindow(size: number): FlowMemoryPolicy {
  return (index, count) => index === 0 || index > count - size;
}
