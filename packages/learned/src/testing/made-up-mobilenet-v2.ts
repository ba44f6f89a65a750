import type { WeightTensor } from '@drapeflow/core';
import { madeUp } from './made-up-vgg19.js';

/** Channels read and made by each block of MobileNetV2 down to a sixteenth of the image's size. */
const plan = [
  [32, 16],
  [16, 24],
  [24, 24],
  [24, 32],
  [32, 32],
  [32, 32],
  [32, 64],
  [64, 64],
  [64, 64],
  [64, 64],
  [64, 96],
  [96, 96],
  [96, 96],
];

/** Weights named and arranged as in MoveNet's graph model. */
export function madeUpMobileNetV2(): Map<string, WeightTensor> {
  const weights = new Map<string, WeightTensor>();
  const add = (name: string, operation: string, shape: readonly number[], made: number) => {
    const number = weights.size;
    weights.set(`model/${name}/${operation}_weights`, madeUp(shape, number));
    weights.set(`model/${name}/${operation}_bn_offset`, madeUp([made], number));
  };
  add('Conv1', 'Conv2D', [3, 3, 3, 32], 32);
  plan.forEach(([read, made], index) => {
    const block = index === 0 ? 'expanded_conv' : `block_${index}`;
    const wide = index === 0 ? read : 6 * read;
    if (index > 0) add(`${block}_expand`, 'Conv2D', [1, 1, read, wide], wide);
    add(`${block}_depthwise`, 'depthwise', [3, 3, wide, 1], wide);
    add(`${block}_project`, 'Conv2D', [1, 1, wide, made], made);
  });
  return weights;
}
