import type { AttributesOf } from '@drapeflow/core';
import * as tf from '@tensorflow/tfjs-core';

/** How a convolution is put to TensorFlow.js. */
export interface ConvolutionForm {
  readonly stride: number;
  readonly padding: number;
  readonly pad: 'same' | 'valid';
  /** Zeros put around the image beforehand: explicit padding has no gradient in TensorFlow.js. */
  readonly border: number;
}

export function formOf(
  image: tf.Tensor,
  filter: tf.Tensor,
  { stride, padding }: AttributesOf<'conv2d'>,
): ConvolutionForm {
  const same = [0, 1].every((axis) =>
    isSame(image.shape[axis + 1], filter.shape[axis], stride, padding),
  );
  return same
    ? { stride, padding, pad: 'same', border: 0 }
    : { stride, padding, pad: 'valid', border: padding };
}

/** Whether 'same' puts as many zeros on both sides as are asked for. */
function isSame(size: number, filter: number, stride: number, padding: number): boolean {
  const made = Math.ceil(size / stride);
  return Math.max((made - 1) * stride + filter - size, 0) === 2 * padding;
}

export function addBorder(image: tf.Tensor, border: number): tf.Tensor4D {
  if (border === 0) return image as tf.Tensor4D;
  const sides: [number, number] = [border, border];
  return tf.pad(image as tf.Tensor4D, [[0, 0], sides, sides, [0, 0]]);
}

export function removeBorder(image: tf.Tensor4D, border: number): tf.Tensor4D {
  if (border === 0) return image;
  const [batch, height, width, channels] = image.shape;
  const size: typeof image.shape = [batch, height - 2 * border, width - 2 * border, channels];
  return tf.slice(image, [0, border, border, 0], size);
}

/** Whether the engine in use has a kernel of TensorFlow.js. */
export function hasKernel(name: string): boolean {
  return tf.getKernel(name, tf.getBackend()) !== undefined;
}
