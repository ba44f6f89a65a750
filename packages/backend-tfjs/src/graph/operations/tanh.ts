import * as tf from '@tensorflow/tfjs-core';
import type { NoAttributes, TfjsOperation } from '../operation.js';

export const tanh: TfjsOperation<NoAttributes> = {
  compute: ([x]) => tf.tanh(x),
  gradients: ({ gradient, output }) => [() => tf.mul(gradient, tf.sub(1, tf.mul(output, output)))],
};
