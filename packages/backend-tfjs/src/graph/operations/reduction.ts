import type { AttributesOf } from '@drapeflow/core';
import * as tf from '@tensorflow/tfjs-core';
import type { TfjsOperation } from '../operation.js';

type Reduction = TfjsOperation<AttributesOf<'reduceSum'>>;

export const reduceSum: Reduction = {
  compute: ([x], { axes }) => tf.sum(x, [...axes], true),
  gradients: ({ gradient, inputs: [x] }) => [() => tf.broadcastTo(gradient, x.shape)],
};

export const reduceMean: Reduction = {
  compute: ([x], { axes }) => tf.mean(x, [...axes], true),
  gradients: ({ gradient, inputs: [x] }) => [
    () => tf.broadcastTo(tf.mul(gradient, gradient.size / x.size), x.shape),
  ],
};

/** Elements that tie for the largest share the gradient evenly. */
export const reduceMax: Reduction = {
  compute: ([x], { axes }) => tf.max(x, [...axes], true),
  gradients: ({ gradient, inputs: [x], output, attributes: { axes } }) => [
    () => {
      const largest = tf.cast(tf.equal(x, output), 'float32');
      return tf.mul(largest, tf.div(gradient, tf.sum(largest, [...axes], true)));
    },
  ],
};
