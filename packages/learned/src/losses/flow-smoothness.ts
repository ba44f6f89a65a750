import { definePlugin, pluginApiVersion, type Loss } from '@drapeflow/core';
import { z } from 'zod';
import { meanOf, stepsAlong, sumOf } from './expressions.js';

/**
 * How much the flow bends: the second differences along rows and columns under a generalized Charbonnier penalty,
 * (x² + ε²)^exponent (Sun et al., 2014), as the line of PF-AFN has it.
 */
export const flowSmoothness = definePlugin({
  name: 'flow-smoothness',
  kind: 'loss',
  apiVersion: pluginApiVersion,
  summary: 'How much the flow bends from pixel to pixel.',
  requires: [],
  configSchema: z.strictObject({
    epsilon: z.number().positive().default(1e-3),
    exponent: z.number().positive().max(1).default(0.45),
  }),
  create: async ({ epsilon, exponent }): Promise<Loss> => ({
    reads: ['lowResolution'],
    describe: (graph, { lowResolution }) => {
      const along = (axis: 1 | 2) => {
        const bends = stepsAlong(graph, stepsAlong(graph, lowResolution!, axis), axis);
        const squares = graph.apply('multiply', [bends, bends]);
        const softened = graph.apply('add', [squares, graph.number(epsilon * epsilon)]);
        return meanOf(graph, graph.apply('power', [softened], { exponent }));
      };
      // A flow without bends has a loss of 0.
      const least = graph.number(-2 * Math.pow(epsilon * epsilon, exponent));
      return sumOf(graph, along(1), along(2), least);
    },
  }),
});
