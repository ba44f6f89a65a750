import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import {
  GraphBuilder,
  PluginRegistry,
  type Backend,
  type Loss,
  type Tensor,
} from '@drapeflow/core';
import { learnedPlugins } from '@drapeflow/learned';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { weightsReader } from '../read-weights.js';

/** Made by TensorFlow.js, which runs MoveNet itself: see `known-answers/movenet-features.mjs`. */
const { differences } = JSON.parse(
  await readFile(new URL('known-answers/movenet-features.json', import.meta.url), 'utf8'),
) as { differences: [number, number, number, number] };

let backend: Backend;
beforeAll(async () => {
  const { createOnnxBackend } = await import('@drapeflow/backend-onnx');
  backend = await createOnnxBackend({ engine: 'cpu', cacheDirectory: tmpdir() });
});
afterAll(() => backend.dispose?.());

const size = 192;

/** The same formula is in the script. */
function image(phase: number): Tensor {
  const data = Float32Array.from({ length: 3 * size * size }, (_, i) => {
    const pixel = Math.floor(i / 3);
    const [x, y, c] = [pixel % size, Math.floor(pixel / size), i % 3];
    return Math.round(127.5 + 120 * Math.sin(0.11 * x + 0.07 * y + c + phase)) / 127.5 - 1;
  });
  return { type: 'float32', shape: [1, size, size, 3], data };
}

test('The features that stand in for VGG19 are those inside MoveNet.', async () => {
  const registry = new PluginRegistry();
  for (const plugin of learnedPlugins) registry.add(plugin);
  const loss: Loss = await registry.create('loss', 'movenet-features', {}, { weightsReader });
  const graph = new GraphBuilder('movenet-features');
  const [frame, tryOn] = [
    graph.input('frame', [1, size, size, 3]),
    graph.input('tryOn', [1, size, size, 3]),
  ];
  graph.output('loss', loss.describe(graph, { frame, tryOn }));
  const compiled = await backend.graphRunner.compile(graph.build(), loss.weights!);
  const { loss: found } = await compiled.run({ frame: image(0), tryOn: image(0.4) });
  const [half, quarter, eighth, sixteenth] = differences;
  expect(found.data[0]).toBeCloseTo(half / 8 + quarter / 4 + eighth / 2 + sixteenth, 4);
});
