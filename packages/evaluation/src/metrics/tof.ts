import { definePlugin, pluginApiVersion, type Metric } from '@drapeflow/core';
import { z } from 'zod';
import { meanOverFrames } from '../mean-over-frames.js';
import { distanceBetween } from '../optical-flow/distance-between.js';
import { expandFrame, opticalFlow, type ExpandedFrame } from '../optical-flow/optical-flow.js';

const name = 'tof';

/**
 * tOF of TecoGAN (Chu et al., 2020), without its cropping: how far the optical flow from each made frame to the next
 * is from that of the real frames, the mean over pixels, then over frames. Where the person stands still, a frozen
 * video scores perfectly: read it beside a measure of quality.
 */
export const tof = definePlugin({
  name,
  kind: 'metric',
  apiVersion: pluginApiVersion,
  summary: 'How far the motion of the frames is from the motion of the real ones.',
  requires: [],
  configSchema: z.strictObject({}),
  create: async (): Promise<Metric> => {
    let previous: { made: ExpandedFrame; reference: ExpandedFrame } | undefined;
    return meanOverFrames(
      { name, unit: 'pixels', better: 'lower', needs: ['reference'] },
      (frame) => {
        const before = previous;
        const [made, reference] = [expandFrame(frame.made), expandFrame(frame.reference)];
        previous = { made, reference };
        if (!before) return undefined;
        const motion = opticalFlow(before.made, made);
        return distanceBetween(motion, opticalFlow(before.reference, reference));
      },
    );
  },
});
