import { z } from 'zod';
import { definePlugin, pluginApiVersion } from '../contracts/plugin.js';
import { createFlowMemory, type FlowMemoryPolicy } from './flow-memory-policy.js';

/** Keeps nothing: frame-by-frame try-on, to see what the memory is worth. */
export const noMemory = definePlugin({
  name: 'none',
  kind: 'memory',
  apiVersion: pluginApiVersion,
  summary: 'Keeps nothing: every frame stands alone.',
  requires: [],
  configSchema: z.strictObject({}),
  create: async () => createFlowMemory(keepsNothing),
});

export const keepsNothing: FlowMemoryPolicy = () => false;
