import type { MetricFrame } from '@drapeflow/core';
import { expect, test } from 'vitest';
import { measureVideo } from './measure-video.js';
import { metricOf } from './testing/metric-of.js';

const grey = (value: number) => ({
  width: 12,
  height: 12,
  data: new Uint8Array(432).fill(value),
});

async function* frames(): AsyncIterable<MetricFrame> {
  yield { made: grey(10), reference: grey(20) };
  yield { made: grey(30), reference: grey(40) };
}

test('A video is measured by all metrics, each result under the name of its metric.', async () => {
  const measured = await measureVideo(
    { noise: await metricOf('psnr'), motion: await metricOf('tof') },
    frames(),
  );
  expect(Object.keys(measured)).toEqual(['noise', 'motion']);
  expect(measured.noise).toEqual({
    value: expect.closeTo(20 * Math.log10(255 / 10), 9) as number,
    unit: 'dB',
    better: 'higher',
  });
  expect(measured.motion.value).toBeLessThan(1e-6);
});

test('Parts come along where a metric has some, and a video without frames has no value.', async () => {
  const measured = await measureVideo({ labels: await metricOf('parsing-iou') }, []);
  expect(measured.labels).toEqual({ value: undefined, unit: '', better: 'higher', parts: {} });
});

test('What a metric lacks is an error that names metric, frame and input.', async () => {
  const region = await metricOf('garment-psnr');
  await expect(measureVideo({ region }, frames())).rejects.toThrow(
    'The metric garment-psnr needs garmentRegion of every frame, but frame 0 has none.',
  );
});
