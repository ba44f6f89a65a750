import { expect, test } from 'vitest';
import { mapPose, noGarment, type AppearanceFlow, type Pose } from '@drapeflow/core';
import { steadyFlow } from './steady-flow.js';

const joints = {
  leftShoulder: [34, 16],
  rightShoulder: [14, 16],
  leftHip: [32, 44],
  rightHip: [16, 44],
} as Record<string, number[]>;

function poseAt(dx: number): Pose {
  return mapPose((name) => ({
    x: (joints[name]?.[0] ?? 24) + dx,
    y: joints[name]?.[1] ?? 8,
    score: 1,
  }));
}

/** A garment that fills the middle of the picture, moved by (dx, 0) pixels, its coordinates shifted by `tremble`. */
function flowAt(dx: number, tremble = 0): AppearanceFlow {
  const [width, height] = [48, 64];
  const data = new Float32Array(2 * width * height).fill(noGarment);
  for (let y = 8; y < 56; y++) {
    for (let x = 0; x < width; x++) {
      const u = (x - dx - 24) / 20 + tremble;
      if (Math.abs(u) > 0.9) continue;
      data[2 * (y * width + x)] = u;
      data[2 * (y * width + x) + 1] = (y - 32) / 32;
    }
  }
  return { width, height, data };
}

const centre = 2 * (32 * 48 + 24);

test('A tremble of the flow is damped by the memory.', () => {
  const memory = [0, 1, 2].map((index) => ({ index, flow: flowAt(0), pose: poseAt(0) }));
  const trembling = flowAt(0, 0.02);
  const steadied = steadyFlow(trembling, trembling, poseAt(0), memory);
  const before = trembling.data[centre] - flowAt(0).data[centre];
  const after = steadied.data[centre] - flowAt(0).data[centre];
  expect(Math.abs(after)).toBeLessThan(0.6 * Math.abs(before));
});

test('A garment that moves with the body is not held back.', () => {
  const memory = [0, 1, 2].map((index) => ({
    index,
    flow: flowAt(3 * index),
    pose: poseAt(3 * index),
  }));
  const now = flowAt(9);
  const steadied = steadyFlow(now, now, poseAt(9), memory);
  const error = Math.abs(steadied.data[centre] - now.data[centre]);
  expect(error).toBeLessThan(0.002);
});

test('A flow that differs clearly from the memory is believed.', () => {
  const memory = [{ index: 0, flow: flowAt(0, 0.4), pose: poseAt(0) }];
  const now = flowAt(0);
  const steadied = steadyFlow(now, now, poseAt(0), memory);
  expect(Math.abs(steadied.data[centre] - now.data[centre])).toBeLessThan(1e-6);
});

test('Without a memory the flow is as it was drawn.', () => {
  const now = flowAt(0);
  expect(steadyFlow(now, now, poseAt(0), [])).toBe(now);
});
