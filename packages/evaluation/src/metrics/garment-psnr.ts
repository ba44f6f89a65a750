import { definePlugin, pluginApiVersion } from '@drapeflow/core';
import { z } from 'zod';
import { meanOverFrames } from '../mean-over-frames.js';
import { signalToNoise } from '../similarity/signal-to-noise.js';

const name = 'garment-psnr';

/** Peak signal-to-noise ratio of the garment's pixels, the mean over the frames that show it. */
export const garmentPsnr = definePlugin({
  name,
  kind: 'metric',
  apiVersion: pluginApiVersion,
  summary: 'Peak signal-to-noise ratio against the real frames where the garment is.',
  requires: [],
  configSchema: z.strictObject({}),
  create: async () =>
    meanOverFrames(
      { name, unit: 'dB', better: 'higher', needs: ['reference', 'garmentRegion'] },
      ({ made, reference, garmentRegion }) => signalToNoise(made, reference, garmentRegion),
    ),
});
