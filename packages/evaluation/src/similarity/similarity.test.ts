import { readFileSync } from 'node:fs';
import type { Mask, MetricFrame, RgbImage } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { metricOf } from '../testing/metric-of.js';
import { madeUpFrame } from '../testing/made-up-frames.js';

/** Made by scikit-image, see `known-answers/similarity_in_scikit_image.py`, which has the changes and the ellipse, too. */
const answers = JSON.parse(
  readFileSync(new URL('known-answers/similarity.json', import.meta.url), 'utf8'),
) as {
  change: string;
  width: number;
  height: number;
  ssim: number;
  garmentSsim: number;
  psnr: number;
  garmentPsnr: number;
}[];

type Change = (value: number, frame: RgbImage, at: number) => number;
const changes: Readonly<Record<string, Change>> = {
  darker: (value) => Math.floor(value / 2) + 20,
  'with stripes': (value, { width }, at) =>
    (Math.floor(at / 3) % width) % 3 === 0 ? 255 - value : value,
  moved: (_, { width, data }, at) =>
    Math.floor(at / 3) % width === 0 ? data[at + 3 * (width - 1)] : data[at - 3],
  'still even': () => 128,
};

function ellipse(width: number, height: number): Mask {
  const data = Float32Array.from({ length: width * height }, (_, i) => {
    const right = ((i % width) - width / 2) / (width / 3);
    const down = (Math.floor(i / width) - height / 2) / (height / 2.5);
    return right ** 2 + down ** 2 < 1 ? 1 : 0;
  });
  return { width, height, data };
}

async function resultOf(name: string, frames: readonly MetricFrame[]) {
  const metric = await metricOf(name);
  for (const frame of frames) await metric.add(frame);
  return metric.result();
}

describe('the metrics of similarity', () => {
  it.each(answers)('agree with scikit-image: $change, $width × $height', async (answer) => {
    const { width, height, change } = answer;
    const reference = madeUpFrame(width, height, (x, y) => [x, y]);
    const data = reference.data.map((value, at) => changes[change](value, reference, at));
    const made: RgbImage = { width, height, data };
    const frames = [{ made, reference, garmentRegion: ellipse(width, height) }];
    expect(await resultOf('ssim', frames)).toBeCloseTo(answer.ssim, 6);
    expect(await resultOf('garment-ssim', frames)).toBeCloseTo(answer.garmentSsim, 6);
    expect(await resultOf('psnr', frames)).toBeCloseTo(answer.psnr, 6);
    expect(await resultOf('garment-psnr', frames)).toBeCloseTo(answer.garmentPsnr, 6);
  });

  const size = { width: 12, height: 12 };
  const grey = (value: number): RgbImage => ({ ...size, data: new Uint8Array(432).fill(value) });
  const region = (value: number): Mask => ({ ...size, data: new Float32Array(144).fill(value) });

  it('are perfect for equal frames', async () => {
    const frame = madeUpFrame(12, 12, (x, y) => [x, y]);
    const frames = [{ made: frame, reference: frame, garmentRegion: region(1) }];
    expect(await resultOf('ssim', frames)).toBe(1);
    expect(await resultOf('garment-ssim', frames)).toBe(1);
    expect(await resultOf('psnr', frames)).toBe(Infinity);
    expect(await resultOf('garment-psnr', frames)).toBe(Infinity);
  });

  it('are the mean over frames', async () => {
    // An error of 1 everywhere is 20 · log₁₀ 255 dB, one of 10 is 20 dB less.
    const frames = [1, 10].map((error) => ({ made: grey(100 + error), reference: grey(100) }));
    expect(await resultOf('psnr', frames)).toBeCloseTo(20 * Math.log10(255) - 10, 9);
  });

  it('leave frames out that do not show the garment', async () => {
    const shown = { made: grey(50), reference: grey(60), garmentRegion: region(1) };
    const hidden = { made: grey(0), reference: grey(255), garmentRegion: region(0) };
    for (const name of ['garment-ssim', 'garment-psnr']) {
      expect(await resultOf(name, [shown, hidden])).toBe(await resultOf(name, [shown]));
      expect(await resultOf(name, [hidden])).toBeUndefined();
    }
  });

  it('count a pixel by the share of it that the garment covers', async () => {
    const data = Float32Array.from({ length: 144 }, (_, i) => (i % 12 < 6 ? 0.25 : 0.75));
    const made = { ...size, data: grey(0).data.map((_, at) => ((at / 3) % 12 < 6 ? 4 : 0)) };
    const frames = [{ made, reference: grey(0), garmentRegion: { ...size, data } }];
    expect(await resultOf('garment-psnr', frames)).toBeCloseTo(10 * Math.log10(255 ** 2 / 4), 9);
  });

  it('refuse frames that are smaller than the window of structural similarity', async () => {
    const small = madeUpFrame(11, 10, (x, y) => [x, y]);
    await expect(resultOf('ssim', [{ made: small, reference: small }])).rejects.toThrow(
      'made is 11×10, but must be 11×11 or more',
    );
  });
});
