import { definePlugin, pluginApiVersion, type Loss } from '@drapeflow/core';
import { z } from 'zod';
import { channelsOf, meanDifference } from './expressions.js';

/** |I_t − Î_t|₁, or |c_t − ĉ_t|₁ of the warped garment. */
export const reconstruction = definePlugin({
  name: 'reconstruction',
  kind: 'loss',
  apiVersion: pluginApiVersion,
  summary: 'How far the colours of the generated frame, or of the warped garment, are off.',
  requires: [],
  configSchema: z.strictObject({ of: z.enum(['frame', 'garment']).default('frame') }),
  create: async ({ of }): Promise<Loss> =>
    of === 'frame'
      ? {
          reads: ['frame', 'tryOn'],
          describe: (graph, { frame, tryOn }) => meanDifference(graph, frame!, tryOn!),
        }
      : {
          reads: ['clothes', 'warped'],
          describe: (graph, { clothes, warped }) =>
            meanDifference(
              graph,
              channelsOf(graph, clothes!, 0, 3),
              channelsOf(graph, warped!, 0, 3),
            ),
        },
});
