import { PluginRegistry, type MetricFrame } from '@drapeflow/core';
import { metricPlugins } from '@drapeflow/evaluation';
import { expect, test } from 'vitest';
import { MetricKit } from './metric-kit.js';

const registry = new PluginRegistry();
for (const plugin of metricPlugins) registry.add(plugin);

const image = { width: 12, height: 12, data: new Uint8Array(432) };
const mask = { width: 12, height: 12, data: new Float32Array(144) };
const flow = { width: 12, height: 12, data: new Float32Array(288) };
const labels = { width: 12, height: 12, data: new Uint8Array(144) };

async function chosen(frame: MetricFrame | undefined) {
  const kit = await MetricKit.open(registry, {}, undefined);
  const { recipes, leftOut } = kit.choose(frame);
  return {
    names: recipes.map(({ name }) => name),
    leftOut: new Map([...kit.leftOut, ...leftOut].map(({ metric, reason }) => [metric, reason])),
  };
}

test('Beside the real frames alone, what compares pictures is measured, and the rest is named.', async () => {
  const { names, leftOut } = await chosen({ made: image, reference: image });
  expect(names).toEqual(['ssim', 'psnr', 'tof']);
  expect(leftOut.get('garment-ssim')).toBe('it needs the true region of the garment, unknown here');
  expect(leftOut.get('lpips')).toContain('--lpips');
  expect([...names, ...leftOut.keys()].sort()).toEqual(
    [...metricPlugins.map(({ name }) => name), 'flow-jerk-minus-nothing'].sort(),
  );
});

test('Beside the source alone, only the flicker along its motion is measured.', async () => {
  expect((await chosen({ made: image, source: image })).names).toEqual(['warping-error']);
});

test('Where all is known, all but LPIPS is measured, which needs weights.', async () => {
  const known = { reference: image, source: image, garmentRegion: mask };
  const { leftOut } = await chosen({
    made: image,
    ...known,
    flow,
    trueFlow: flow,
    labels,
    trueLabels: labels,
  });
  expect([...leftOut.keys()]).toEqual(['lpips']);
});

test('The jerk of the whole flow is a metric of its own, not that beyond the truth’s.', async () => {
  const { names, leftOut } = await chosen({ made: image, flow, garmentRegion: mask });
  expect(names).toEqual(['flow-jerk-minus-nothing']);
  expect(leftOut.get('flow-jerk')).toBe('it needs the true appearance flow, unknown here');
});

test('A video without frames has nothing to be measured.', async () => {
  expect((await chosen(undefined)).names).toEqual([]);
});
