import { definePlugin, pluginApiVersion, type Metric } from '@drapeflow/core';
import { z } from 'zod';
import { flowDistance } from '../garment-flow/flow-distance.js';
import { garmentSizeSchema, garmentUnit } from '../garment-flow/garment-size.js';
import { meanOverFrames } from '../mean-over-frames.js';

const name = 'flow-end-point-error';

/**
 * How far from the true place in the garment's picture the appearance flow reads, the mean over the pixels in which
 * both show the garment, then over frames. What the flow does not show is no error of place: the part `covered`, the
 * share of the garment's true pixels that the flow shows, tells of it.
 */
export const flowEndPointError = definePlugin({
  name,
  kind: 'metric',
  apiVersion: pluginApiVersion,
  summary: 'How far from the true place the flow reads the garment.',
  requires: [],
  configSchema: z.strictObject({ garmentSize: garmentSizeSchema }),
  create: async ({ garmentSize }): Promise<Metric> => {
    let [covered, frames] = [0, 0];
    const metric = meanOverFrames(
      { name, unit: garmentUnit(garmentSize), better: 'lower', needs: ['flow', 'trueFlow'] },
      ({ flow, trueFlow }) => {
        const distance = flowDistance(flow, trueFlow, garmentSize);
        if (distance.covered !== undefined) {
          covered += distance.covered;
          frames++;
        }
        return distance.mean;
      },
    );
    const parts = (): Record<string, number> => (frames > 0 ? { covered: covered / frames } : {});
    return { ...metric, parts };
  },
});
