import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { madeUpFrame, motions } from '../testing/made-up-frames.js';
import { expandFrame, opticalFlow } from './optical-flow.js';

/** Made by OpenCV, see `known-answers/optical_flow_in_opencv.py`. */
const answers = JSON.parse(
  readFileSync(new URL('known-answers/optical-flow.json', import.meta.url), 'utf8'),
) as { motion: string; width: number; height: number; sums: number[]; flow: number[] }[];
const step = 8;

describe('opticalFlow', () => {
  it.each(answers)(
    'agrees with OpenCV on $motion, $width × $height',
    ({ motion, width, height, sums, flow: known }) => {
      const frames = [0, 1].map((time) => madeUpFrame(width, height, motions[motion](time)));
      expect(frames.map(({ data }) => data.reduce((a, b) => a + b, 0))).toEqual(sums);
      const flow = opticalFlow(expandFrame(frames[0]), expandFrame(frames[1]));
      const distances: number[] = [];
      for (let y = 0; y < height; y += step) {
        for (let x = 0; x < width; x += step) {
          const at = 2 * (y * width + x);
          const to = 2 * distances.length;
          distances.push(Math.hypot(flow.data[at] - known[to], flow.data[at + 1] - known[to + 1]));
        }
      }
      expect(mean(distances)).toBeLessThan(2e-3);
      expect(Math.max(...distances)).toBeLessThan(0.05);
    },
  );

  it('finds how far a texture was shifted, away from the edges', () => {
    const frames = [0, 1].map((time) => madeUpFrame(96, 80, (x, y) => [x - 2.5 * time, y + time]));
    const { data } = opticalFlow(expandFrame(frames[0]), expandFrame(frames[1]));
    for (let y = 20; y < 60; y++) {
      for (let x = 20; x < 76; x++) {
        const at = 2 * (y * 96 + x);
        expect(Math.hypot(data[at] - 2.5, data[at + 1] + 1)).toBeLessThan(0.1);
      }
    }
  });

  it('finds nearly no motion where there is nothing to be seen', () => {
    const even = { width: 40, height: 40, data: new Uint8Array(4800).fill(90) };
    const { data } = opticalFlow(expandFrame(even), expandFrame(even));
    for (const value of data) expect(Math.abs(value)).toBeLessThan(1e-6);
  });
});

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
