import type { Tensor } from '@drapeflow/core';

/** A float32 tensor with one image. */
export function tensorOf(
  data: Float32Array,
  ...shape: readonly [height: number, width: number, channels: number]
): Tensor {
  return { type: 'float32', shape: [1, ...shape], data };
}
