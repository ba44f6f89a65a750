import { channelsLast, DrapeflowError, type Weights, type WeightTensor } from '@drapeflow/core';
import type { Backbone } from './backbones.js';
import { parameterName } from './lpips-graph.js';

/**
 * The weights for `lpipsGraph` from the state of `lpips.LPIPS` of richzhang/PerceptualSimilarity, whose filters are
 * [made, read, height, width].
 * @param name of the backbone, and `from`, where the weights are from, for messages
 * @throws DrapeflowError WEIGHTS_MISMATCH
 */
export function lpipsWeights(
  name: string,
  { stages }: Backbone,
  learned: Weights,
  from: string,
): Map<string, WeightTensor> {
  const weights = new Map<string, WeightTensor>();
  const problems: string[] = [];
  for (const [i, { convolutions }] of stages.entries()) {
    for (const { index, read, made, side } of convolutions) {
      const layer = `net.slice${i + 1}.${index}`;
      const filter = find(learned, [`${layer}.weight`], [made, read, side, side], problems);
      const bias = find(learned, [`${layer}.bias`], [made], problems);
      if (filter) weights.set(parameterName.convolution(index, 'filter'), channelsLast(filter));
      if (bias) weights.set(parameterName.convolution(index, 'bias'), bias);
    }
    const channels = convolutions[convolutions.length - 1].made;
    // Both names are of one tensor, of which a safetensors file may hold either.
    const names = [`lin${i}.model.1.weight`, `lins.${i}.model.1.weight`];
    const linear = find(learned, names, [1, channels, 1, 1], problems);
    if (linear) weights.set(parameterName.linear(i), channelsLast(linear));
  }
  if (problems.length === 0) return weights;
  throw new DrapeflowError('WEIGHTS_MISMATCH', { graph: `LPIPS, ${name} (${from})`, problems });
}

function find(
  learned: Weights,
  names: readonly string[],
  shape: readonly number[],
  problems: string[],
): WeightTensor | undefined {
  const name = names.find((each) => learned.has(each));
  const tensor = name === undefined ? undefined : learned.get(name);
  if (tensor && tensor.shape.join() === shape.join()) return tensor;
  problems.push(
    tensor
      ? `${name} is [${tensor.shape.join(', ')}], not [${shape.join(', ')}]`
      : `${names[0]} is missing`,
  );
  return undefined;
}
