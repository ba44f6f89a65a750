import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTfjsBackend } from '../tfjs-backend.js';
import { resolveFrom, whyWithout } from '../testing/optional-packages.js';

/*
 * What is wrong or missing in TensorFlow.js 4.22, and is why our operations have gradients and forms of their own.
 * A later version that mends one of these fails here.
 */

const missingOnWasm = [
  tf.Conv2DBackpropFilter,
  tf.DepthwiseConv2dNativeBackpropInput,
  tf.DepthwiseConv2dNativeBackpropFilter,
];

describe('TensorFlow.js', () => {
  it('brings no gradients in the build of tfjs-core for Node', async () => {
    await createTfjsBackend({ engines: ['cpu'] });
    expect(() => tf.grad((x) => tf.exp(x))(tf.scalar(1))).toThrow('gradient function not found');
  });

  it.each(missingOnWasm)('has no %s on wasm', async (kernel) => {
    await createTfjsBackend({ engines: ['wasm'] });
    expect(tf.getKernel(kernel, 'wasm')).toBeUndefined();
  });
});

/** Numbers of the gradient of the sum of what a function makes, each element weighed by its place. */
function gradientOf(compute: (x: tf.Tensor) => tf.Tensor, shape: number[], ...values: number[]) {
  const weighed = (x: tf.Tensor) => {
    const made = compute(x);
    return tf.sum(tf.mul(made, tf.reshape(tf.range(0, made.size), made.shape)));
  };
  return [...tf.grad(weighed)(tf.tensor(values, shape)).dataSync()];
}

const reason = whyWithout('@tensorflow/tfjs-node');

// The package brings the gradients of @tensorflow/tfjs, for all engines.
describe.skipIf(reason)("the gradients of TensorFlow.js' own", () => {
  beforeAll(async () => {
    await createTfjsBackend({ engines: ['node'], resolveFrom });
  });

  const ones = () => tf.ones<tf.Rank.R4>([1, 4, 4, 1]);
  const filter = () => tf.ones<tf.Rank.R4>([3, 3, 1, 1]);

  it('throw for convolutions with explicit padding, on node', () => {
    const known = "supports only 'valid' and 'same' padding";
    const conv2d = tf.grad((x) => tf.conv2d(x as tf.Tensor4D, filter(), 2, 1));
    const depthwise = tf.grad((x) => tf.depthwiseConv2d(x as tf.Tensor4D, filter(), 2, 1));
    expect(() => conv2d(ones())).toThrow(known);
    expect(() => depthwise(ones())).toThrow(known);
  });

  it('are wrong for bilinear resizing between the centres of pixels', () => {
    const enlarge = (x: tf.Tensor) =>
      tf.image.resizeBilinear(x as tf.Tensor4D, [1, 4], false, true);
    // Weights of the pixels 0…3: 1, ¾, ¼, 0 of the left one, the rest of the right one.
    expect(gradientOf(enlarge, [1, 1, 2, 1], 1, 2)).not.toEqual([1.25, 4.75]);
  });

  it('are wrong for resizing to the nearest pixel, for a second image on cpu', async () => {
    await tf.setBackend('cpu');
    const enlarge = (x: tf.Tensor) => tf.image.resizeNearestNeighbor(x as tf.Tensor4D, [2, 2]);
    expect(gradientOf(enlarge, [2, 1, 1, 1], 1, 2)).not.toEqual([6, 22]);
    await tf.setBackend('tensorflow');
  });

  it('throw where an image is read at places that are differentiated', () => {
    const read = (x: tf.Tensor) => tf.gather(x, tf.cast(x, 'int32') as tf.Tensor1D);
    expect(() => gradientOf(read, [2], 0, 1)).toThrow("must have 'float32' dtype");
  });

  it('count all that ties for the largest as if it were alone', () => {
    const twice = (x: tf.Tensor) => tf.concat([tf.max(x, 0, true), tf.max(x, 0, true)]);
    expect(gradientOf(twice, [2], 1, 1)).toEqual([1, 1]);
  });

  it('are not 0 for the absolute value of 0', () => {
    expect(gradientOf(tf.abs, [2], 0, 0)).toEqual([-0, -1]);
  });
});

it('TensorFlow.js tiles no tensor of five axes on webgpu.', async ({ skip }) => {
  skip(whyWithout('webgpu', '@tensorflow/tfjs-backend-webgpu') !== undefined);
  await createTfjsBackend({ engines: ['webgpu'], resolveFrom });
  const onDevice = tf.exp(tf.ones([1, 64, 64, 1, 1]));
  expect(() => tf.tile(onDevice, [1, 2, 1, 2, 1])).toThrow('OffscreenCanvas');
});
