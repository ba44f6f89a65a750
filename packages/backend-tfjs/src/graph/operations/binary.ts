import * as tf from '@tensorflow/tfjs-core';
import type { NoAttributes, TfjsOperation } from '../operation.js';
import { sumToShape } from '../sum-to-shape.js';

/** An operation on pairs of elements; TensorFlow.js repeats axes as the graph language does. */
function binary(
  compute: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor,
  byA: (gradient: tf.Tensor, a: tf.Tensor, b: tf.Tensor) => tf.Tensor,
  byB: (gradient: tf.Tensor, a: tf.Tensor, b: tf.Tensor) => tf.Tensor,
): TfjsOperation<NoAttributes> {
  return {
    compute: ([a, b]) => compute(a, b),
    gradients: ({ gradient, inputs: [a, b] }) => [
      () => sumToShape(byA(gradient, a, b), a.shape),
      () => sumToShape(byB(gradient, a, b), b.shape),
    ],
  };
}

const itself = (gradient: tf.Tensor) => gradient;

export const add = binary(tf.add, itself, itself);

export const subtract = binary(tf.sub, itself, (gradient) => tf.neg(gradient));

export const multiply = binary(
  tf.mul,
  (gradient, _a, b) => tf.mul(gradient, b),
  (gradient, a) => tf.mul(gradient, a),
);

export const divide = binary(
  tf.div,
  (gradient, _a, b) => tf.div(gradient, b),
  (gradient, a, b) => tf.neg(tf.div(tf.mul(gradient, tf.div(a, b)), b)),
);

export const maximum = binary(
  tf.maximum,
  (gradient, a, b) => tf.mul(gradient, tf.cast(tf.greaterEqual(a, b), 'float32')),
  (gradient, a, b) => tf.mul(gradient, tf.cast(tf.less(a, b), 'float32')),
);
