import { definePlugin, pluginApiVersion, type Metric, type Size } from '@drapeflow/core';
import { z } from 'zod';
import { garmentSizeSchema, garmentUnit } from '../garment-flow/garment-size.js';
import { jerk, pixelsSeenInAll, type FourFlows } from '../garment-flow/jerk.js';
import { lastFour } from '../garment-flow/last-four.js';
import { meanOverFrames } from '../mean-over-frames.js';

const name = 'flow-jerk';
const better = 'lower';

/**
 * How much the appearance flow trembles: |F_t − 3F_{t−1} + 3F_{t−2} − F_{t−3}|, the mean over the pixels that show the
 * garment in all four frames, then over frames; minus the true flow's, where it is asked for: less than 0 is smoother
 * than the truth. A frozen flow scores perfectly: read it beside a measure of quality.
 */
export const flowJerk = definePlugin({
  name,
  kind: 'metric',
  apiVersion: pluginApiVersion,
  summary: 'How much the flow trembles from frame to frame.',
  requires: [],
  configSchema: z.strictObject({
    minus: z
      .enum(['truth', 'nothing'])
      .default('truth')
      .describe(
        'truth: what is more than the true flow’s; nothing: all of it, where there is none.',
      ),
    garmentSize: garmentSizeSchema,
  }),
  create: async ({ minus, garmentSize }): Promise<Metric> =>
    minus === 'truth' ? beyondTruth(garmentSize) : byItself(garmentSize),
});

function beyondTruth(garmentSize: Size): Metric {
  const [made, real] = [lastFour<FourFlows[0]>(), lastFour<FourFlows[0]>()];
  const unit = garmentUnit(garmentSize);
  return meanOverFrames({ name, unit, better, needs: ['flow', 'trueFlow'] }, (frame) => {
    const [flows, trueFlows] = [made(frame.flow), real(frame.trueFlow)];
    if (!flows || !trueFlows) return undefined;
    const pixels = pixelsSeenInAll([...flows, ...trueFlows]);
    if (pixels.length === 0) return undefined;
    return jerk(flows, pixels, garmentSize) - jerk(trueFlows, pixels, garmentSize);
  });
}

function byItself(garmentSize: Size): Metric {
  const [made, garment] = [lastFour<FourFlows[0]>(), lastFour<Float32Array>()];
  const unit = garmentUnit(garmentSize);
  return meanOverFrames({ name, unit, better, needs: ['flow', 'garmentRegion'] }, (frame) => {
    const [flows, regions] = [made(frame.flow), garment(frame.garmentRegion.data)];
    if (!flows || !regions) return undefined;
    const pixels = pixelsSeenInAll(flows).filter((pixel) =>
      regions.every((region) => region[pixel] >= 0.5),
    );
    return pixels.length > 0 ? jerk(flows, pixels, garmentSize) : undefined;
  });
}
