import { readdir } from 'node:fs/promises';
import type { GraphRunner, WeightsReader } from '@drapeflow/core';
import { describeMetric } from '@drapeflow/core/testing';
import { expect, test } from 'vitest';
import { madeUpLpips } from '../testing/made-up-lpips.js';
import { metricOf } from '../testing/metric-of.js';
import { metricPlugins } from './index.js';

test('Each metric has a file of its own, and each such file is in the list.', async () => {
  const files = await readdir(new URL('.', import.meta.url));
  const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const names = metricPlugins.map(({ name }) => `${name}.ts`);
  expect(sources.sort()).toEqual([...names, 'index.ts'].sort());
});

/** The weights of LPIPS lie outside this package, and its graph takes long: both are stood in for. */
const weights = madeUpLpips('alex');
const weightsReader: WeightsReader = {
  read: async () => ({ weights, metadata: {} }),
  readModel: () => Promise.reject(new Error('There is no model.')),
};
const graphRunner: GraphRunner = {
  compile: async () => ({
    run: async ({ made, reference }) => {
      let distance = 0;
      for (let i = 0; i < made.data.length; i++) {
        distance += Math.abs(made.data[i] - reference.data[i]);
      }
      return { distance: { type: 'float32', shape: [1], data: Float32Array.of(distance) } };
    },
  }),
};

for (const { name } of metricPlugins) {
  const options = name === 'lpips' ? { weights: 'lpips.safetensors' } : {};
  describeMetric(name, () => metricOf(name, options, { graphRunner, weightsReader }));
}
describeMetric('flow-jerk, minus nothing', () => metricOf('flow-jerk', { minus: 'nothing' }));
