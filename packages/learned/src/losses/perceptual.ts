import {
  definePlugin,
  pluginApiVersion,
  type GraphBuilder,
  type Loss,
  type Value,
} from '@drapeflow/core';
import { z } from 'zod';
import { channelsOf, meanDifference, sumOf } from './expressions.js';
import { describeVgg19, vgg19Weights } from './vgg19/vgg19.js';

/** How much each of the five features counts, as in the line of PF-AFN. */
const shares = [1 / 32, 1 / 16, 1 / 8, 1 / 4, 1];

/** Σ 1/N_i · |VGG_i(I_t) − VGG_i(Î_t)|₁ (method, paragraphs 0026 and 0031), or the same of c_t and ĉ_t. */
export const perceptual = definePlugin({
  name: 'perceptual',
  kind: 'loss',
  apiVersion: pluginApiVersion,
  summary: 'How far the features of VGG19 are off; its weights are the user’s.',
  requires: ['weightsReader'],
  configSchema: z.strictObject({
    of: z.enum(['frame', 'garment']).default('frame'),
    weights: z
      .string()
      .describe('A safetensors file with the state of torchvision’s vgg19().features.'),
  }),
  create: async ({ of, weights: path }, { weightsReader }): Promise<Loss> => {
    const { weights: learned } = await weightsReader.read(path);
    const weights = vgg19Weights(learned, path);
    const colours = (graph: GraphBuilder, image: Value) => channelsOf(graph, image, 0, 3);
    return of === 'frame'
      ? {
          weights,
          reads: ['frame', 'tryOn'],
          describe: (graph, { frame, tryOn }) => compare(graph, frame!, tryOn!),
        }
      : {
          weights,
          reads: ['clothes', 'warped'],
          describe: (graph, { clothes, warped }) =>
            compare(graph, colours(graph, clothes!), colours(graph, warped!)),
        };
  },
});

function compare(graph: GraphBuilder, truth: Value, made: Value): Value {
  const [wanted, found] = [describeVgg19(graph, truth), describeVgg19(graph, made)];
  const [first, ...others] = wanted.map((features, i) =>
    graph.apply('multiply', [meanDifference(graph, features, found[i]), graph.number(shares[i])]),
  );
  return sumOf(graph, first, ...others);
}
