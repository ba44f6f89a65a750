import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { warpGarment } from './warp-garment.js';

interface Answer {
  picture: { width: number; height: number; channels: number[] };
  flow: { width: number; height: number; data: number[] };
  sampled: number[];
  weight: number[];
}

const answer = JSON.parse(
  readFileSync(new URL('known-answers/grid-sample.json', import.meta.url), 'utf8'),
) as Answer;

test('A garment is sampled as by PyTorch: bilinear, half-pixel centres, zeros outside.', () => {
  const { width, height, channels } = answer.picture;
  const pixels = Array.from({ length: width * height }, (_, i) => channels.slice(4 * i, 4 * i + 4));
  const garment = {
    image: { width, height, data: Uint8Array.from(pixels.flatMap((p) => p.slice(0, 3))) },
    mask: { width, height, data: Float32Array.from(pixels.map((p) => p[3])) },
  };
  const flow = { ...answer.flow, data: Float32Array.from(answer.flow.data) };
  const { image, mask } = warpGarment(garment, flow);
  for (let i = 0; i < flow.width * flow.height; i++) {
    expect(mask.data[i]).toBeCloseTo(answer.sampled[4 * i + 3], 4);
    if (answer.weight[i] < 0.01) continue;
    for (let channel = 0; channel < 3; channel++) {
      // Past the picture's edge colour goes on, and only the mask fades.
      const expected = answer.sampled[4 * i + channel] / answer.weight[i];
      expect(Math.abs(image.data[3 * i + channel] - expected)).toBeLessThanOrEqual(0.51);
    }
  }
});
