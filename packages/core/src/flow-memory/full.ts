import { z } from 'zod';
import { definePlugin, pluginApiVersion } from '../contracts/plugin.js';
import { createFlowMemory, type FlowMemoryPolicy } from './flow-memory-policy.js';

/** Keeps the flows of all frames 1…t−1, as the method's publication says (paragraphs 0011–0018). It grows with the video. */
export const fullMemory = definePlugin({
  name: 'full',
  kind: 'memory',
  apiVersion: pluginApiVersion,
  summary: 'Keeps the flows of all earlier frames; memory use grows with the video.',
  requires: [],
  configSchema: z.strictObject({}),
  create: async () => createFlowMemory(keepsAll),
});

export const keepsAll: FlowMemoryPolicy = () => true;
