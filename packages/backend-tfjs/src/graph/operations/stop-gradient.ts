import * as tf from '@tensorflow/tfjs-core';
import type { NoAttributes, TfjsOperation } from '../operation.js';

export const stopGradient: TfjsOperation<NoAttributes> = { compute: ([x]) => tf.clone(x) };
