import { definePlugin, pluginApiVersion } from '@drapeflow/core';
import { z } from 'zod';
import { meanOverFrames } from '../mean-over-frames.js';
import { ssimMap, ssimWindow } from '../similarity/ssim-map.js';
import { weightedMean } from '../similarity/weighted-mean.js';

const name = 'garment-ssim';

/** The mean of the map of structural similarity over the garment, then over the frames that show it; 1 at its best. */
export const garmentSsim = definePlugin({
  name,
  kind: 'metric',
  apiVersion: pluginApiVersion,
  summary: 'Structural similarity to the real frames where the garment is.',
  requires: [],
  configSchema: z.strictObject({}),
  create: async () =>
    meanOverFrames(
      {
        name,
        unit: '',
        better: 'higher',
        needs: ['reference', 'garmentRegion'],
        leastSide: ssimWindow,
      },
      ({ made, reference, garmentRegion }) => weightedMean(ssimMap(made, reference), garmentRegion),
    ),
});
