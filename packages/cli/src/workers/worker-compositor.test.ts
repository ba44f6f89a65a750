import { expect, test } from 'vitest';
import { createCompositor, type CompositeInput, type RgbImage } from '@drapeflow/core';
import { paperDoll } from '@drapeflow/core/testing';
import { createWorkerCompositor } from './worker-compositor.js';

const doll = paperDoll();
const { width, height } = doll.size;
const plane = (value: number) => ({
  ...doll.size,
  data: new Float32Array(width * height).fill(value),
});

function input(frame: RgbImage): CompositeInput {
  const data = Float32Array.from({ length: 2 * width * height }, (_, i) =>
    i % 2 ? (Math.floor((i >> 1) / width) / height) * 2 - 1 : (((i >> 1) % width) / width) * 2 - 1,
  );
  return {
    frame,
    crop: { x: 0, y: 0, ...doll.size },
    image: doll.image,
    flow: { ...doll.size, data },
    generated: {
      body: doll.image,
      replaced: plane(0),
      visible: plane(1),
      shading: plane(1),
      tryOn: doll.image,
    },
  };
}

test('Frames composited in the worker are those composited here, whichever are under way at once.', async () => {
  const frames = [0, 5, 10].map((dx) => paperDoll(dx).image);
  const worker = createWorkerCompositor(doll.garment);
  const here = createCompositor(doll.garment);
  const results = await Promise.all(frames.map((frame) => worker.composite(input(frame))));
  for (const [i, frame] of frames.entries()) {
    const expected = await here.composite(input(frame));
    expect(Buffer.compare(results[i].data, expected.data)).toBe(0);
    expect(Buffer.compare(expected.data, frame.data)).not.toBe(0);
  }
  await worker.dispose?.();
});

test('A failure in the worker reaches the caller, and the worker goes on.', async () => {
  const worker = createWorkerCompositor(doll.garment);
  const broken = { ...input(doll.image), flow: undefined } as unknown as CompositeInput;
  await expect(worker.composite(broken)).rejects.toThrow();
  await expect(worker.composite(input(doll.image))).resolves.toMatchObject({ width, height });
  await worker.dispose?.();
});
