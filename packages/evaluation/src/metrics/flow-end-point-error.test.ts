import { noGarment, type AppearanceFlow } from '@drapeflow/core';
import { expect, test } from 'vitest';
import { metricOf } from '../testing/metric-of.js';

const made = { width: 4, height: 1, data: new Uint8Array(12) };

function flow(...vectors: readonly (readonly [number, number])[]): AppearanceFlow {
  return { width: 4, height: 1, data: Float32Array.from(vectors.flat()) };
}

const none = [noGarment, noGarment] as const;

test('It is the distance in pixels of the garment where both flows show it, and tells what is not shown.', async () => {
  const metric = await metricOf('flow-end-point-error', {
    garmentSize: { width: 100, height: 200 },
  });
  expect(metric.unit).toBe('pixels of a garment of 100×200');
  await metric.add({
    made,
    flow: flow([0.3, 0.1], [0.5, 0.5], none, [0.9, 0.9]),
    trueFlow: flow([0.36, 0.18], [0.5, 0.5], [0.2, 0.2], none),
  });
  // (0.06 · 50, 0.08 · 100) is (3, 8); the second pixel is right.
  expect(metric.result()).toBeCloseTo(Math.hypot(3, 8) / 2, 4);
  expect(metric.parts!().covered).toBeCloseTo(2 / 3, 9);
});

test('It has nothing to say where the garment is not seen.', async () => {
  const metric = await metricOf('flow-end-point-error');
  await metric.add({
    made,
    flow: flow([0, 0], [0, 0], [0, 0], [0, 0]),
    trueFlow: flow(none, none, none, none),
  });
  expect(metric.result()).toBeUndefined();
  expect(metric.parts!()).toEqual({});
});
