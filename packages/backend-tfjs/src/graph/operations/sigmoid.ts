import * as tf from '@tensorflow/tfjs-core';
import type { NoAttributes, TfjsOperation } from '../operation.js';

export const sigmoid: TfjsOperation<NoAttributes> = {
  compute: ([x]) => tf.sigmoid(x),
  gradients: ({ gradient, output }) => [() => tf.mul(gradient, tf.mul(output, tf.sub(1, output)))],
};
