import { definePlugin, pluginApiVersion, type Loss } from '@drapeflow/core';
import { z } from 'zod';
import { channelsOf, meanDifference, weightedMean } from './expressions.js';

/** How far the flow's change from frame to frame is from the true change, or from none. */
export const temporalFlow = definePlugin({
  name: 'temporal-flow',
  kind: 'loss',
  apiVersion: pluginApiVersion,
  summary: 'How far the change of the flow from frame to frame is off.',
  requires: [],
  configSchema: z.strictObject({
    against: z
      .enum(['truth', 'stillness'])
      .default('truth')
      .describe('truth: the change of the true flow; stillness: any change counts.'),
  }),
  create: async ({ against }): Promise<Loss> =>
    against === 'stillness'
      ? {
          reads: ['lowResolution', 'previousLowResolution'],
          describe: (graph, { lowResolution, previousLowResolution }) =>
            meanDifference(graph, lowResolution!, previousLowResolution!),
        }
      : {
          reads: ['lowResolution', 'previousLowResolution', 'trueFlow', 'previousTrueFlow'],
          describe: (graph, tensors) => {
            const { lowResolution, previousLowResolution, trueFlow, previousTrueFlow } = tensors;
            const change = graph.apply('subtract', [lowResolution!, previousLowResolution!]);
            const trueChange = graph.apply('subtract', [trueFlow!, previousTrueFlow!]);
            const off = graph.apply('subtract', [change, channelsOf(graph, trueChange, 0, 2)]);
            const seenInBoth = graph.apply('multiply', [
              channelsOf(graph, trueFlow!, 2, 1),
              channelsOf(graph, previousTrueFlow!, 2, 1),
            ]);
            return weightedMean(graph, graph.apply('absolute', [off]), seenInBoth);
          },
        },
});
