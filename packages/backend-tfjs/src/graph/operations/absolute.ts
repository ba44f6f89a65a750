import * as tf from '@tensorflow/tfjs-core';
import type { NoAttributes, TfjsOperation } from '../operation.js';

export const absolute: TfjsOperation<NoAttributes> = {
  compute: ([x]) => tf.abs(x),
  gradients: ({ gradient, inputs: [x] }) => [() => tf.mul(gradient, tf.sign(x))],
};
