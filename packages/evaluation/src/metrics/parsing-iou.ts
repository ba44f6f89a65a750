import {
  definePlugin,
  metricFrameCheck,
  parsingLabels,
  pluginApiVersion,
  type Metric,
  type MetricInputName,
} from '@drapeflow/core';
import { z } from 'zod';

const name = 'parsing-iou';
const needs = ['labels', 'trueLabels'] as const satisfies readonly MetricInputName[];

/**
 * Intersection over union of each label's pixels, counted over all frames; the mean over the labels that are present
 * in what is or in what should be, 1 at its best. Its parts are the labels' own.
 */
export const parsingIou = definePlugin({
  name,
  kind: 'metric',
  apiVersion: pluginApiVersion,
  summary: 'How well the labels of the parts of the body fit, the mean over labels.',
  requires: [],
  configSchema: z.strictObject({}),
  create: async (): Promise<Metric> => {
    const check = metricFrameCheck(name, needs);
    const shared = new Float64Array(parsingLabels.length);
    const either = new Float64Array(parsingLabels.length);
    const parts = () =>
      Object.fromEntries(
        parsingLabels.flatMap((label, i) =>
          either[i] > 0 ? [[label, shared[i] / either[i]] as const] : [],
        ),
      );
    return {
      unit: '',
      better: 'higher',
      needs,
      add: async (frame) => {
        const { labels, trueLabels } = check(frame);
        count(labels.data, trueLabels.data, shared, either);
      },
      result: () => {
        const values = Object.values(parts());
        if (values.length === 0) return undefined;
        return values.reduce((sum, value) => sum + value, 0) / values.length;
      },
      parts,
    };
  },
});

function count(
  labels: Uint8Array,
  trueLabels: Uint8Array,
  shared: Float64Array,
  either: Float64Array,
): void {
  for (let i = 0; i < labels.length; i++) {
    either[labels[i]]++;
    if (labels[i] === trueLabels[i]) shared[labels[i]]++;
    else either[trueLabels[i]]++;
  }
}
