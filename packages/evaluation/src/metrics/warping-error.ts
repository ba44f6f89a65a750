import { definePlugin, pluginApiVersion, type Metric, type RgbImage } from '@drapeflow/core';
import { z } from 'zod';
import { meanOverFrames } from '../mean-over-frames.js';
import { changeAlongMotion } from '../optical-flow/change-along-motion.js';
import { expandFrame, opticalFlow, type ExpandedFrame } from '../optical-flow/optical-flow.js';
import { trustedMotion } from '../optical-flow/trusted-motion.js';

const name = 'warping-error';

/**
 * E_warp of Lai et al. (2018): how much the made frames change along the motion of the user's video, where that motion
 * can be trusted; the mean over pixels and channels, then over pairs of frames. The motion is Farnebäck's, so numbers
 * compare with each other and not with those of papers, which use a network. Without detail there is no change: an
 * even surface scores perfectly, and so does a frozen video where the person stands still. Read it beside a measure of
 * quality.
 */
export const warpingError = definePlugin({
  name,
  kind: 'metric',
  apiVersion: pluginApiVersion,
  summary: 'How much the frames flicker along the motion of the user’s video.',
  requires: [],
  configSchema: z.strictObject({}),
  create: async (): Promise<Metric> => {
    let previous: { made: RgbImage; source: ExpandedFrame } | undefined;
    return meanOverFrames(
      { name, unit: 'squared colour difference, 0…1', better: 'lower', needs: ['source'] },
      (frame) => {
        const before = previous;
        const now = { made: frame.made, source: expandFrame(frame.source) };
        previous = now;
        if (!before) return undefined;
        const motion = opticalFlow(before.source, now.source);
        const trusted = trustedMotion(motion, opticalFlow(now.source, before.source));
        return changeAlongMotion(before.made, now.made, motion, trusted);
      },
    );
  },
});
