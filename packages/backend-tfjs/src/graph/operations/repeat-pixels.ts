import * as tf from '@tensorflow/tfjs-core';

/** Each pixel of [n, h, w, c] repeated factor × factor times. */
export function repeatPixels(image: tf.Tensor, factor: number): tf.Tensor4D {
  const [batch, height, width, channels] = (image as tf.Tensor4D).shape;
  const pixels = tf.reshape(image, [batch * height * width, 1, channels]);
  const wide = tf.tile(pixels, [1, factor, 1]);
  const rows = tf.reshape(wide, [batch * height, 1, width * factor * channels]);
  const tall = tf.tile(rows, [1, factor, 1]);
  return tf.reshape(tall, [batch, height * factor, width * factor, channels]);
}
