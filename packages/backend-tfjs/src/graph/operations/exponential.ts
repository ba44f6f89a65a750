import * as tf from '@tensorflow/tfjs-core';
import type { NoAttributes, TfjsOperation } from '../operation.js';

export const exponential: TfjsOperation<NoAttributes> = {
  compute: ([x]) => tf.exp(x),
  gradients: ({ gradient, output }) => [() => tf.mul(gradient, output)],
};
