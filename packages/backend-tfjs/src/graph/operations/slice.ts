import type { AttributesOf } from '@drapeflow/core';
import * as tf from '@tensorflow/tfjs-core';
import type { TfjsOperation } from '../operation.js';

export const slice: TfjsOperation<AttributesOf<'slice'>> = {
  compute: ([x], { start, size }) => tf.slice(x, [...start], [...size]),
  gradients: ({ gradient, inputs: [x], attributes: { start, size } }) => [
    () => {
      const around = x.shape.map((length, axis): [number, number] => [
        start[axis],
        length - start[axis] - size[axis],
      ]);
      return tf.pad(gradient, around);
    },
  ],
};
