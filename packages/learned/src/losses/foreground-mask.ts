import { definePlugin, pluginApiVersion, type Loss } from '@drapeflow/core';
import { z } from 'zod';
import { channelsOf, meanDifference } from './expressions.js';

/** How far what is shown of the warped garment is from what is seen of the clothes in the real frame. */
export const foregroundMask = definePlugin({
  name: 'foreground-mask',
  kind: 'loss',
  apiVersion: pluginApiVersion,
  summary: 'How far off it is where the garment shows and where hands and hair are in front of it.',
  requires: [],
  configSchema: z.strictObject({}),
  create: async (): Promise<Loss> => ({
    reads: ['clothes', 'warped', 'visible'],
    describe: (graph, { clothes, warped, visible }) => {
      const shown = graph.apply('multiply', [visible!, channelsOf(graph, warped!, 3, 1)]);
      return meanDifference(graph, shown, channelsOf(graph, clothes!, 3, 1));
    },
  }),
});
