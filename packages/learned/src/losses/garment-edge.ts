import {
  definePlugin,
  pluginApiVersion,
  type GraphBuilder,
  type Loss,
  type Value,
} from '@drapeflow/core';
import { z } from 'zod';
import { channelsOf, meanDifference, sumOf } from './expressions.js';

/** Sobel's filter across, and its transpose: [3, 3, 1, 1] each. */
const sobel = [
  [-1, 0, 1, -2, 0, 2, -1, 0, 1],
  [-1, -2, -1, 0, 0, 0, 1, 2, 1],
].map((filter) => filter.map((value) => value / 8));
/** Of red, green and blue in the grey that edges are looked for in. */
const greyShares = [0.299, 0.587, 0.114];

/** |edge_t − êdge_t|₁ (method, paragraph 0025): of the garment's mask, or of the edges of its picture. */
export const garmentEdge = definePlugin({
  name: 'garment-edge',
  kind: 'loss',
  apiVersion: pluginApiVersion,
  summary: 'How far the outline or the edges of the warped garment are off.',
  requires: [],
  configSchema: z.strictObject({
    edges: z
      .enum(['mask', 'sobel'])
      .default('mask')
      .describe('mask: what the garment covers; sobel: the edges of its picture.'),
  }),
  create: async ({ edges }): Promise<Loss> => ({
    reads: ['clothes', 'warped'],
    describe: (graph, { clothes, warped }) => {
      if (edges === 'mask') {
        const maskOf = (garment: Value) => channelsOf(graph, garment, 3, 1);
        return meanDifference(graph, maskOf(clothes!), maskOf(warped!));
      }
      const [a, b] = [greyOf(graph, clothes!), greyOf(graph, warped!)];
      const [across, down] = sobel.map((filter) => {
        const kernel = graph.apply('constant', [], { shape: [3, 3, 1, 1], values: filter });
        const edgesOf = (grey: Value) =>
          graph.apply('conv2d', [grey, kernel], { stride: 1, padding: 1 });
        return meanDifference(graph, edgesOf(a), edgesOf(b));
      });
      return sumOf(graph, across, down);
    },
  }),
});

function greyOf(graph: GraphBuilder, garment: Value): Value {
  const shares = graph.apply('constant', [], { shape: [1, 1, 3, 1], values: greyShares });
  return graph.apply('conv2d', [channelsOf(graph, garment, 0, 3), shares], {
    stride: 1,
    padding: 0,
  });
}
