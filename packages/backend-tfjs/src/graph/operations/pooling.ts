import type { AttributesOf } from '@drapeflow/core';
import * as tf from '@tensorflow/tfjs-core';
import type { TfjsOperation } from '../operation.js';
import { repeatPixels } from './repeat-pixels.js';

type Pooling = TfjsOperation<AttributesOf<'averagePool2d'>>;

export const averagePool2d: Pooling = {
  compute: ([image], { size }) => averageOf(image, size),
  gradients: ({ gradient, attributes: { size } }) => [
    () => repeatPixels(tf.div(gradient, size * size), size),
  ],
};

/** Pixels that tie for the largest share the gradient evenly. */
export const maxPool2d: Pooling = {
  compute: ([image], { size }) => tf.maxPool(image as tf.Tensor4D, size, size, 'valid'),
  gradients: ({ gradient, inputs: [image], output, attributes: { size } }) => [
    () => {
      const largest = tf.cast(tf.equal(image, repeatPixels(output, size)), 'float32');
      const count = tf.mul(averageOf(largest, size), size * size);
      return tf.mul(largest, repeatPixels(tf.div(gradient, count), size));
    },
  ],
};

/** The mean of each block of size × size pixels. */
export function averageOf(image: tf.Tensor, size: number): tf.Tensor {
  return tf.avgPool(image as tf.Tensor4D, size, size, 'valid');
}
