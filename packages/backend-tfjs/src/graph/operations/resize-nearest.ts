import type { AttributesOf } from '@drapeflow/core';
import * as tf from '@tensorflow/tfjs-core';
import type { TfjsOperation } from '../operation.js';
import { averageOf } from './pooling.js';
import { repeatPixels } from './repeat-pixels.js';

export const resizeNearest: TfjsOperation<AttributesOf<'resizeNearest'>> = {
  compute: ([image], { factor }) => repeatPixels(image, factor),
  gradients: ({ gradient, attributes: { factor } }) => [
    () => tf.mul(averageOf(gradient, factor), factor * factor),
  ],
};
