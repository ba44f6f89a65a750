import type { AnyPlugin } from '@drapeflow/core';
import { flowSmoothness } from './flow-smoothness.js';
import { flowSupervision } from './flow-supervision.js';
import { foregroundMask } from './foreground-mask.js';
import { garmentEdge } from './garment-edge.js';
import { imageGradient } from './image-gradient.js';
import { movenetFeatures } from './movenet-features.js';
import { perceptual } from './perceptual.js';
import { reconstruction } from './reconstruction.js';
import { temporalFlow } from './temporal-flow.js';
import { totalVariation } from './total-variation.js';

/** The terms of the training objective. */
export const lossPlugins: readonly AnyPlugin[] = [
  garmentEdge,
  perceptual,
  movenetFeatures,
  reconstruction,
  imageGradient,
  flowSmoothness,
  totalVariation,
  temporalFlow,
  flowSupervision,
  foregroundMask,
];
