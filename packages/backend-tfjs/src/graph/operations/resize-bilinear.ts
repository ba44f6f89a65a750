import { sourceOf, type AttributesOf } from '@drapeflow/core';
import * as tf from '@tensorflow/tfjs-core';
import type { TfjsOperation } from '../operation.js';

/** Rows and columns are each mixed by a constant matrix; the gradient is mixed by the transposed ones. */
export const resizeBilinear: TfjsOperation<AttributesOf<'resizeBilinear'>> = {
  compute: ([image], { height, width }) => {
    const [, rows, columns] = image.shape;
    const tall = mixRows(image, shares(height, rows), false);
    return mixColumns(tall, shares(width, columns), false);
  },
  gradients: ({ gradient, inputs: [image], attributes: { height, width } }) => [
    () => {
      const [, rows, columns] = image.shape;
      const low = mixRows(gradient, shares(height, rows), true);
      return mixColumns(low, shares(width, columns), true);
    },
  ],
};

/** How much each of the smaller axis' pixels counts in each of the larger's: [larger, smaller]. */
function shares(larger: number, smaller: number): tf.Tensor2D {
  const matrix = new Float32Array(larger * smaller);
  for (let target = 0; target < larger; target++) {
    const { first, second, share } = sourceOf(target, larger, smaller);
    matrix[target * smaller + first] += 1 - share;
    matrix[target * smaller + second] += share;
  }
  return tf.tensor2d(matrix, [larger, smaller]);
}

function mixRows(image: tf.Tensor, shares: tf.Tensor2D, transposed: boolean): tf.Tensor {
  const [batch, height, width, channels] = image.shape;
  const mixed = multiplyEach(shares, [batch, height, width * channels], image, transposed);
  return tf.reshape(mixed, [batch, mixed.shape[1], width, channels]);
}

function mixColumns(image: tf.Tensor, shares: tf.Tensor2D, transposed: boolean): tf.Tensor {
  const [batch, height, width, channels] = image.shape;
  const mixed = multiplyEach(shares, [batch * height, width, channels], image, transposed);
  return tf.reshape(mixed, [batch, height, mixed.shape[1], channels]);
}

/** One matrix times each of the many that a tensor is taken for. */
function multiplyEach(
  matrix: tf.Tensor2D,
  shape: [number, number, number],
  many: tf.Tensor,
  transposed: boolean,
): tf.Tensor3D {
  return tf.matMul(tf.expandDims(matrix, 0), tf.reshape(many, shape), transposed);
}
