import { definePlugin, pluginApiVersion, type Loss } from '@drapeflow/core';
import { z } from 'zod';
import { meanDifference, stepsAlong, sumOf } from './expressions.js';

/** |∇I_t − ∇Î_t|₁, by differences of neighbours. */
export const imageGradient = definePlugin({
  name: 'image-gradient',
  kind: 'loss',
  apiVersion: pluginApiVersion,
  summary: 'How far the edges of the generated frame are off.',
  requires: [],
  configSchema: z.strictObject({}),
  create: async (): Promise<Loss> => ({
    reads: ['frame', 'tryOn'],
    describe: (graph, { frame, tryOn }) => {
      const along = (axis: 1 | 2) =>
        meanDifference(graph, stepsAlong(graph, frame!, axis), stepsAlong(graph, tryOn!, axis));
      return sumOf(graph, along(1), along(2));
    },
  }),
});
