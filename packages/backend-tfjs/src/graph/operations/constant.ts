import type { AttributesOf } from '@drapeflow/core';
import * as tf from '@tensorflow/tfjs-core';
import type { TfjsOperation } from '../operation.js';

export const constant: TfjsOperation<AttributesOf<'constant'>> = {
  compute: (_inputs, { shape, values }) => tf.tensor(Float32Array.from(values), [...shape]),
};
