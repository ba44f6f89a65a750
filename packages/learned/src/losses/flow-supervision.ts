import { definePlugin, pluginApiVersion, type Loss } from '@drapeflow/core';
import { z } from 'zod';
import { channelsOf, weightedMean } from './expressions.js';

/** How far the flow is from the true one, where the garment is seen. */
export const flowSupervision = definePlugin({
  name: 'flow-supervision',
  kind: 'loss',
  apiVersion: pluginApiVersion,
  summary: 'How far the flow is from the true one, where data has it.',
  requires: [],
  configSchema: z.strictObject({}),
  create: async (): Promise<Loss> => ({
    reads: ['lowResolution', 'trueFlow'],
    describe: (graph, { lowResolution, trueFlow }) => {
      const off = graph.apply('subtract', [lowResolution!, channelsOf(graph, trueFlow!, 0, 2)]);
      const seen = channelsOf(graph, trueFlow!, 2, 1);
      return weightedMean(graph, graph.apply('absolute', [off]), seen);
    },
  }),
});
