import type { WeightTensor } from '@drapeflow/core';

/** Numbers by a formula, which `losses/features/vgg19/known-answers/vgg19_in_torch.py` has, too. */
export function madeUp(shape: readonly number[], number: number): WeightTensor {
  const fanIn = shape.slice(1).reduce((product, length) => product * length, 1);
  const size = shape.length > 1 ? 1.7 / Math.sqrt(fanIn) : 0.1;
  const data = Float32Array.from(
    { length: shape[0] * fanIn },
    (_, i) => size * Math.sin(0.7 * i + number),
  );
  return { shape, data };
}

/** Weights as torchvision names and arranges them. */
export function madeUpVgg19(prefix = ''): Map<string, WeightTensor> {
  const plan = [64, 64, 0, 128, 128, 0, 256, 256, 256, 256, 0, 512, 512, 512, 512, 0, 512];
  const weights = new Map<string, WeightTensor>();
  let index = 0;
  let read = 3;
  for (const width of plan) {
    if (width > 0) {
      weights.set(`${prefix}${index}.weight`, madeUp([width, read, 3, 3], index));
      weights.set(`${prefix}${index}.bias`, madeUp([width], index));
      read = width;
    }
    index += width > 0 ? 2 : 1;
  }
  return weights;
}
