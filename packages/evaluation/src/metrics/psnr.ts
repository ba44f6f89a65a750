import { definePlugin, pluginApiVersion } from '@drapeflow/core';
import { z } from 'zod';
import { meanOverFrames } from '../mean-over-frames.js';
import { signalToNoise } from '../similarity/signal-to-noise.js';

const name = 'psnr';

/** Peak signal-to-noise ratio, the mean over frames; infinite as soon as one frame equals the real one. */
export const psnr = definePlugin({
  name,
  kind: 'metric',
  apiVersion: pluginApiVersion,
  summary: 'Peak signal-to-noise ratio against the real frames.',
  requires: [],
  configSchema: z.strictObject({}),
  create: async () =>
    meanOverFrames(
      { name, unit: 'dB', better: 'higher', needs: ['reference'] },
      ({ made, reference }) => signalToNoise(made, reference),
    ),
});
