import type { AttributesOf } from '@drapeflow/core';
import * as tf from '@tensorflow/tfjs-core';
import type { TfjsOperation } from '../operation.js';

export const concatenate: TfjsOperation<AttributesOf<'concatenate'>> = {
  compute: (inputs, { axis }) => tf.concat([...inputs], axis),
  gradients: ({ gradient, inputs, attributes: { axis } }) => {
    let end = 0;
    return inputs.map(({ shape }) => {
      const start = shape.map((_size, along) => (along === axis ? end : 0));
      end += shape[axis];
      return () => tf.slice(gradient, start, shape);
    });
  },
};
