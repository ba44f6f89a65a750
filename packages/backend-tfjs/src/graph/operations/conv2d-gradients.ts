import * as tf from '@tensorflow/tfjs-core';
import { addBorder, hasKernel, removeBorder, type ConvolutionForm } from './convolution.js';

/** The gradient by the image of a convolution: [n, h, w, channels read]. */
export function imageGradient(
  gradient: tf.Tensor,
  [batch, height, width, channels]: readonly number[],
  filter: tf.Tensor,
  { border, stride, pad }: ConvolutionForm,
): tf.Tensor {
  const bordered: tf.Tensor4D['shape'] = [batch, height + 2 * border, width + 2 * border, channels];
  const by = tf.conv2dTranspose(
    gradient as tf.Tensor4D,
    filter as tf.Tensor4D,
    bordered,
    stride,
    pad,
  );
  return removeBorder(by, border);
}

/** The gradient by the filter of a convolution: [filter height, filter width, channels read, channels made]. */
export function filterGradient(
  gradient: tf.Tensor,
  image: tf.Tensor,
  filterShape: readonly number[],
  form: ConvolutionForm,
): tf.Tensor {
  if (!hasKernel(tf.Conv2DBackpropFilter)) {
    return filterGradientByProducts(gradient, image, filterShape, form);
  }
  const { border, stride, pad } = form;
  return tf
    .engine()
    .runKernel(
      tf.Conv2DBackpropFilter,
      { x: addBorder(image, border), dy: gradient },
      { strides: stride, pad, dataFormat: 'NHWC', filterShape: [...filterShape] },
    );
}

/** For wasm, which has no kernel for it: one matrix product for each pixel of the filter. */
function filterGradientByProducts(
  gradient: tf.Tensor,
  image: tf.Tensor,
  [filterHeight, filterWidth, read, made]: readonly number[],
  { padding, stride }: ConvolutionForm,
): tf.Tensor {
  const [batch, height, width] = gradient.shape;
  const pixels = batch * height * width;
  const by = tf.reshape(gradient, [pixels, made]);
  const bordered = addBorder(image, padding);
  const products: tf.Tensor[] = [];
  for (let fy = 0; fy < filterHeight; fy++) {
    for (let fx = 0; fx < filterWidth; fx++) {
      const end = [batch, fy + (height - 1) * stride + 1, fx + (width - 1) * stride + 1, read];
      const seen = tf.stridedSlice(bordered, [0, fy, fx, 0], end, [1, stride, stride, 1]);
      products.push(tf.matMul(tf.reshape(seen, [pixels, read]), by, true));
    }
  }
  return tf.reshape(tf.concat(products, 0), [filterHeight, filterWidth, read, made]);
}
