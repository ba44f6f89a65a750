import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { createTfjsBackend } from '../tfjs-backend.js';
import { resolveFrom, whyWithout } from '../testing/optional-packages.js';

const reason = whyWithout('@tensorflow/tfjs-node-gpu');

test.skipIf(reason)("Without a GPU, tfjs-node-gpu's library serves the engine node.", async () => {
  const { engine, passedOver } = await createTfjsBackend({
    engines: ['node-gpu', 'node'],
    resolveFrom,
  });
  expect(engine).toBe('node');
  expect(passedOver).toEqual([
    {
      engine: 'node-gpu',
      reason: 'TensorFlow finds no GPU: it needs one of Nvidia, CUDA 11.2 and cuDNN 8.1',
    },
  ]);
  expect(tf.backend()).toMatchObject({ isGPUPackage: true, isUsingGpuDevice: false });
});
