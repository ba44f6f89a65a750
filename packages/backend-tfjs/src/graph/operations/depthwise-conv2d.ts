import type { AttributesOf } from '@drapeflow/core';
import * as tf from '@tensorflow/tfjs-core';
import type { TfjsOperation } from '../operation.js';
import { filterGradient, imageGradient } from './conv2d-gradients.js';
import { addBorder, formOf, hasKernel, removeBorder, type ConvolutionForm } from './convolution.js';

export const depthwiseConv2d: TfjsOperation<AttributesOf<'depthwiseConv2d'>> = {
  compute: ([image, filter, bias], attributes) => {
    const { border, stride, pad } = formOf(image, filter, attributes);
    const bordered = addBorder(image, border);
    const made = tf.depthwiseConv2d(bordered, filter as tf.Tensor4D, stride, pad);
    return bias ? tf.add(made, bias) : made;
  },
  gradients: ({ gradient, inputs: [image, filter], attributes }) => {
    const form = formOf(image, filter, attributes);
    return [
      () => depthwiseImageGradient(gradient, image, filter, form),
      () => depthwiseFilterGradient(gradient, image, filter, form),
      () => tf.sum(gradient, [0, 1, 2]),
    ];
  },
};

function depthwiseImageGradient(
  gradient: tf.Tensor,
  image: tf.Tensor,
  filter: tf.Tensor,
  form: ConvolutionForm,
): tf.Tensor {
  if (!hasKernel(tf.DepthwiseConv2dNativeBackpropInput)) {
    return imageGradient(gradient, image.shape, onDiagonal(filter), form);
  }
  const { border, stride, pad } = form;
  const bordered = addBorder(image, border);
  const by: tf.Tensor4D = tf
    .engine()
    .runKernel(
      tf.DepthwiseConv2dNativeBackpropInput,
      { dy: gradient, filter },
      { strides: stride, pad, dilations: 1, inputShape: bordered.shape },
    );
  return removeBorder(by, border);
}

function depthwiseFilterGradient(
  gradient: tf.Tensor,
  image: tf.Tensor,
  filter: tf.Tensor,
  form: ConvolutionForm,
): tf.Tensor {
  if (!hasKernel(tf.DepthwiseConv2dNativeBackpropFilter)) {
    const [height, width, channels] = filter.shape;
    const dense = filterGradient(gradient, image, [height, width, channels, channels], form);
    return tf.sum(tf.mul(dense, tf.eye(channels)), 3, true);
  }
  const { border, stride, pad } = form;
  return tf
    .engine()
    .runKernel(
      tf.DepthwiseConv2dNativeBackpropFilter,
      { x: addBorder(image, border), dy: gradient },
      { strides: stride, pad, dilations: 1, filterShape: filter.shape },
    );
}

/** The same filter for a convolution of all channels, for wasm, which has no gradients of depthwise ones. */
function onDiagonal(filter: tf.Tensor): tf.Tensor {
  return tf.mul(filter, tf.eye((filter as tf.Tensor4D).shape[2]));
}
