import type { AttributesOf } from '@drapeflow/core';
import * as tf from '@tensorflow/tfjs-core';
import type { TfjsOperation } from '../operation.js';

export const power: TfjsOperation<AttributesOf<'power'>> = {
  compute: ([x], { exponent }) => tf.pow(x, exponent),
  gradients: ({ gradient, inputs: [x], attributes: { exponent } }) => [
    () => tf.mul(gradient, tf.mul(tf.pow(x, exponent - 1), exponent)),
  ],
};
