import {
  noGarment,
  parsingLabels,
  type AppearanceFlow,
  type ParsingLabel,
  type ParsingMap,
} from '@drapeflow/core';
import { describe, expect, test } from 'vitest';
import { flowInFrame } from './flow-in-frame.js';
import { labelsInFrame } from './labels-in-frame.js';
import { placesInCrop } from './places-in-crop.js';

describe('placesInCrop', () => {
  test('A crop of 4 pixels from 2 on that became 2: centres lie a quarter beside the new ones.', () => {
    const places = placesInCrop(2, 4, 2, 8);
    // Centres 2.5, 3.5, 4.5, 5.5 are 0.5, 1.5, 2.5, 3.5 into the crop, halved 0.25 … 1.75 from its edge.
    expect([...places]).toEqual([NaN, NaN, 0, 0.25, 0.75, 1, NaN, NaN]);
  });

  test('A crop may begin before the frame.', () => {
    expect([...placesInCrop(-1, 2, 2, 3)]).toEqual([1, NaN, NaN]);
  });
});

/** A flow that reads the garment straight, −1…1 over its own size. */
function straightFlow(width: number, height: number): AppearanceFlow {
  const data = new Float32Array(2 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      data[2 * (y * width + x)] = (2 * (x + 0.5)) / width - 1;
      data[2 * (y * width + x) + 1] = (2 * (y + 0.5)) / height - 1;
    }
  }
  return { width, height, data };
}

describe('flowInFrame', () => {
  test('A flow that fills its crop reads the same places of the garment in the frame, none outside.', () => {
    const crop = { x: 10, y: 20, width: 60, height: 90 };
    const frame = { width: 100, height: 120 };
    const { data } = flowInFrame(straightFlow(40, 60), crop, frame);
    let [outside, farthest] = [0, 0];
    for (let y = 0; y < frame.height; y++) {
      for (let x = 0; x < frame.width; x++) {
        const [u, v] = data.subarray(2 * (y * frame.width + x));
        const right = (2 * (x + 0.5 - 10)) / 60 - 1;
        const down = (2 * (y + 0.5 - 20)) / 90 - 1;
        if (Math.abs(right) > 1 || Math.abs(down) > 1) {
          if (u === noGarment && v === noGarment) outside++;
        } else if (Math.abs(right) < 0.95 && Math.abs(down) < 0.95) {
          // The outermost half pixel of the crop has no neighbour to be interpolated with.
          farthest = Math.max(farthest, Math.hypot(u - right, v - down));
        }
      }
    }
    expect(outside).toBe(100 * 120 - 60 * 90);
    expect(farthest).toBeLessThan(1e-5);
  });

  test('Where the crop shows no garment the frame shows none, and the edge lies where it lay.', () => {
    const half = straightFlow(20, 20);
    for (let pixel = 0; pixel < 400; pixel++) {
      if (pixel % 20 >= 10) half.data.fill(noGarment, 2 * pixel, 2 * pixel + 2);
    }
    const crop = { x: 0, y: 0, width: 40, height: 40 };
    const { data } = flowInFrame(half, crop, { width: 40, height: 40 });
    const middle = Array.from({ length: 40 }, (_, x) => Math.abs(data[2 * (20 * 40 + x)]) <= 1);
    expect(middle).toEqual(Array.from({ length: 40 }, (_, x) => x < 20));
  });
});

describe('labelsInFrame', () => {
  const halves = (left: ParsingLabel, right: ParsingLabel): ParsingMap => ({
    width: 2,
    height: 1,
    planes: Object.fromEntries(
      parsingLabels.map((label) => [
        label,
        Float32Array.of(label === left ? 1 : 0, label === right ? 1 : 0),
      ]),
    ) as unknown as ParsingMap['planes'],
  });

  test('The likeliest label is told for each pixel of the crop, background outside.', () => {
    const crop = { x: 1, y: 1, width: 4, height: 2 };
    const { data } = labelsInFrame(halves('arms', 'upper-clothes'), crop, { width: 6, height: 4 });
    const [arms, cloth] = ['arms', 'upper-clothes'].map((label) =>
      parsingLabels.indexOf(label as ParsingLabel),
    );
    const row = [0, arms, arms, cloth, cloth, 0];
    expect([...data]).toEqual([...Array<number>(6).fill(0), ...row, ...row, ...Array(6).fill(0)]);
  });

  test('A crop larger than the frame is read where the frame is.', () => {
    const crop = { x: -2, y: -2, width: 4, height: 4 };
    const { data } = labelsInFrame(halves('arms', 'upper-clothes'), crop, { width: 1, height: 1 });
    expect(parsingLabels[data[0]]).toBe('upper-clothes');
  });
});
