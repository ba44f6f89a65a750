import type { AttributesOf } from '@drapeflow/core';
import * as tf from '@tensorflow/tfjs-core';
import type { TfjsOperation } from '../operation.js';

export const reshape: TfjsOperation<AttributesOf<'reshape'>> = {
  compute: ([x], { shape }) => tf.reshape(x, [...shape]),
  gradients: ({ gradient, inputs: [x] }) => [() => tf.reshape(gradient, x.shape)],
};
