import * as tf from '@tensorflow/tfjs-core';
import type { NoAttributes, TfjsOperation } from '../operation.js';
import {
  addFlowGradient,
  addImageGradient,
  sampleImage,
  type SamplingSizes,
} from './grid-sample-kernels.js';

/**
 * For engines whose numbers lie in the memory of this process: plain loops are many times faster than the dozens of
 * tensor operations that sampling is made of elsewhere.
 */
export const gridSampleOnHost: TfjsOperation<NoAttributes> = {
  compute: ([image, flow], _attributes, shape) => {
    const sampled = new Float32Array(tf.util.sizeFromShape([...shape]));
    sampleImage(sampled, numbersOf(image), numbersOf(flow), sizesOf(image, flow));
    return tf.tensor(sampled, [...shape]);
  },
  gradients: ({ gradient, inputs: [image, flow] }) => [
    () => {
      const by = new Float32Array(image.size);
      addImageGradient(by, numbersOf(gradient), numbersOf(flow), sizesOf(image, flow));
      return tf.tensor(by, image.shape);
    },
    () => {
      const by = new Float32Array(flow.size);
      const [samples, places] = [numbersOf(image), numbersOf(flow)];
      addFlowGradient(by, numbersOf(gradient), samples, places, sizesOf(image, flow));
      return tf.tensor(by, flow.shape);
    },
  ],
};

const numbersOf = (tensor: tf.Tensor) => tensor.dataSync<'float32'>();

function sizesOf(image: tf.Tensor, flow: tf.Tensor): SamplingSizes {
  const [batch, rows, columns, channels] = (image as tf.Tensor4D).shape;
  const [, height, width] = (flow as tf.Tensor4D).shape;
  return { batch, rows, columns, channels, pixels: height * width };
}
