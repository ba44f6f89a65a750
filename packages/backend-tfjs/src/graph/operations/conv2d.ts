import type { AttributesOf } from '@drapeflow/core';
import * as tf from '@tensorflow/tfjs-core';
import type { TfjsOperation } from '../operation.js';
import { filterGradient, imageGradient } from './conv2d-gradients.js';
import { addBorder, formOf } from './convolution.js';

export const conv2d: TfjsOperation<AttributesOf<'conv2d'>> = {
  compute: ([image, filter, bias], attributes) => {
    const { border, stride, pad } = formOf(image, filter, attributes);
    const made = tf.conv2d(addBorder(image, border), filter as tf.Tensor4D, stride, pad);
    return bias ? tf.add(made, bias) : made;
  },
  gradients: ({ gradient, inputs: [image, filter], attributes }) => {
    const form = formOf(image, filter, attributes);
    return [
      () => imageGradient(gradient, image.shape, filter, form),
      () => filterGradient(gradient, image, filter.shape, form),
      () => tf.sum(gradient, [0, 1, 2]),
    ];
  },
};
