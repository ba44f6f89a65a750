import * as tf from '@tensorflow/tfjs-core';

/** The gradient by a tensor whose axes of size 1 were repeated: summed over the repetitions. */
export function sumToShape(gradient: tf.Tensor, shape: readonly number[]): tf.Tensor {
  if (shape.length === 0) return tf.sum(gradient);
  const repeated = shape.flatMap((size, axis) => (size === gradient.shape[axis] ? [] : [axis]));
  return repeated.length > 0 ? tf.sum(gradient, repeated, true) : tf.clone(gradient);
}
