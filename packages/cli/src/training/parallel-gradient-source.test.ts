import { gradientSourceOf, type TrainingExample } from '@drapeflow/core';
import { graphCases } from '@drapeflow/core/testing';
import { afterAll, expect, test } from 'vitest';
import { backends } from '../backends.js';
import type * as Built from './parallel-gradient-source.js';

/** The built one: its processes cannot start from TypeScript. */
const file = new URL('../../dist/training/parallel-gradient-source.js', import.meta.url).href;
const { openParallelGradientSource } = (await import(/* @vite-ignore */ file)) as typeof Built;

const start = {
  backend: 'tfjs',
  settings: { engine: 'wasm', threads: undefined },
  cacheDirectory: 'unused',
  resolveFrom: [],
} as const;
const [{ graph, weights, inputs }] = graphCases();
/** The case with its weighting times a number: the gradients are so many times as large. */
const example = (factor: number): TrainingExample => {
  const { weighting } = inputs();
  const data = Float32Array.from(weighting.data, (value) => factor * value);
  return { graph, inputs: { weighting: { type: 'float32', shape: weighting.shape, data } } };
};

const parallel = await openParallelGradientSource(start, 2);
afterAll(() => parallel.dispose());

test('Each example gets its own gradients, whichever process they come from.', async () => {
  const { cacheDirectory, resolveFrom } = start;
  const surroundings = { cacheDirectory, resolveFrom, onNotice: () => undefined };
  const { differentiator } = await backends.tfjs.start(start.settings, surroundings);
  const alone = gradientSourceOf(differentiator!);
  const examples = [1, 2, 3, 4, 5].map(example);
  const [together, expected] = [
    await parallel.differentiate(weights, examples),
    await alone.differentiate(weights, examples),
  ];
  expect(together.map(({ gradients }) => gradients)).toEqual(
    expected.map(({ gradients }) => gradients),
  );
  expect(parallel.runtime).toMatch(/^TensorFlow\.js .*wasm$/);
});

test('What fails in a process is told, and the others go on.', async () => {
  const broken = { graph, inputs: {} };
  await expect(parallel.differentiate(weights, [broken])).rejects.toMatchObject({
    code: 'TRAINING_PROCESS_FAILED',
    details: { problem: expect.stringContaining('weighting') },
  });
  await expect(parallel.differentiate(weights, [example(1)])).resolves.toHaveLength(1);
});

test('An engine that cannot differentiate, or does not start, is told at once.', async () => {
  const onnx = { ...start, backend: 'onnx', settings: { engine: 'cpu', threads: 1 } } as const;
  await expect(openParallelGradientSource(onnx, 2)).rejects.toMatchObject({
    code: 'TRAINING_PROCESS_FAILED',
    details: { problem: expect.stringContaining('does not differentiate') },
  });
});
