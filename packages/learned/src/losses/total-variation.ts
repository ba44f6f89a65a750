import { definePlugin, pluginApiVersion, type Loss } from '@drapeflow/core';
import { z } from 'zod';
import { meanOf, stepsAlong, sumOf } from './expressions.js';

/** How much the flow changes from pixel to pixel: the mean absolute first differences. */
export const totalVariation = definePlugin({
  name: 'total-variation',
  kind: 'loss',
  apiVersion: pluginApiVersion,
  summary: 'How much the flow changes from pixel to pixel.',
  requires: [],
  configSchema: z.strictObject({}),
  create: async (): Promise<Loss> => ({
    reads: ['lowResolution'],
    describe: (graph, { lowResolution }) => {
      const along = (axis: 1 | 2) =>
        meanOf(graph, graph.apply('absolute', [stepsAlong(graph, lowResolution!, axis)]));
      return sumOf(graph, along(1), along(2));
    },
  }),
});
