import { definePlugin, pluginApiVersion, type Loss } from '@drapeflow/core';
import { z } from 'zod';
import { featureLoss } from './features/feature-loss.js';
import { describeVgg19, vgg19Weights } from './features/vgg19/vgg19.js';

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
    return featureLoss(of, vgg19Weights(learned, path), describeVgg19, shares);
  },
});
