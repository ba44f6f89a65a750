import type { WeightTensor } from '@drapeflow/core';
import { backbones, type BackboneName } from '../perceptual/backbones.js';

/** Numbers by a formula, which `perceptual/known-answers/lpips_in_torch.py` has, too. */
function madeUp(shape: readonly number[], number: number): WeightTensor {
  const fanIn = shape.slice(1).reduce((product, length) => product * length, 1);
  const size = shape.length > 1 ? 1.7 / Math.sqrt(fanIn) : 0.1;
  const data = Float32Array.from(
    { length: shape[0] * fanIn },
    (_, i) => size * Math.sin(0.7 * i + number),
  );
  return { shape, data };
}

function madeUpLinear(channels: number, number: number): WeightTensor {
  const data = Float32Array.from({ length: channels }, (_, i) => 0.5 + 0.4 * Math.sin(i + number));
  return { shape: [1, channels, 1, 1], data };
}

/** Weights as the state of `lpips.LPIPS` names and arranges them. */
export function madeUpLpips(network: BackboneName): Map<string, WeightTensor> {
  const weights = new Map<string, WeightTensor>();
  for (const [i, { convolutions }] of backbones[network].stages.entries()) {
    for (const { index, read, made, side } of convolutions) {
      const layer = `net.slice${i + 1}.${index}`;
      weights.set(`${layer}.weight`, madeUp([made, read, side, side], index));
      weights.set(`${layer}.bias`, madeUp([made], index));
    }
    const { made } = convolutions[convolutions.length - 1];
    weights.set(`lin${i}.model.1.weight`, madeUpLinear(made, i));
  }
  return weights;
}
