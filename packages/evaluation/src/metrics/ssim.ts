import { definePlugin, pluginApiVersion } from '@drapeflow/core';
import { z } from 'zod';
import { meanOverFrames } from '../mean-over-frames.js';
import { meanWithin, ssimMap, ssimWindow } from '../similarity/ssim-map.js';

const name = 'ssim';

/** Structural similarity to the real frame, the mean over frames, 1 at its best. It does not see how frames follow each other. */
export const ssim = definePlugin({
  name,
  kind: 'metric',
  apiVersion: pluginApiVersion,
  summary: 'Structural similarity to the real frames.',
  requires: [],
  configSchema: z.strictObject({}),
  create: async () =>
    meanOverFrames(
      { name, unit: '', better: 'higher', needs: ['reference'], leastSide: ssimWindow },
      ({ made, reference }) => meanWithin(ssimMap(made, reference), made.width, made.height),
    ),
});
