import type { AttributesOf } from '@drapeflow/core';
import * as tf from '@tensorflow/tfjs-core';
import type { TfjsOperation } from '../operation.js';

export const leakyRelu: TfjsOperation<AttributesOf<'leakyRelu'>> = {
  compute: ([x], { slope }) => tf.leakyRelu(x, slope),
  gradients: ({ gradient, inputs: [x], attributes: { slope } }) => [
    () => tf.where(tf.greaterEqual(x, 0), gradient, tf.mul(gradient, slope)),
  ],
};
