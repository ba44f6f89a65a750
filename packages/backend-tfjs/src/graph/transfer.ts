import type { Graph, Tensor, Tensors, TensorSpec } from '@drapeflow/core';
import * as tf from '@tensorflow/tfjs-core';

/** What a graph is fed with. */
export function specsOf({ inputs }: Graph): Record<string, TensorSpec> {
  return Object.fromEntries(inputs.map(({ name, shape }) => [name, { type: 'float32', shape }]));
}

/** @param tensors may share their memory with the engine from now on */
export function upload(
  tensors: Iterable<readonly [string, Pick<Tensor, 'shape' | 'data'>]>,
): Map<string, tf.Tensor> {
  const named = [...tensors].map(
    ([name, { shape, data }]) => [name, tf.tensor(data, [...shape])] as const,
  );
  return new Map(named);
}

/** A graph's outputs, in its order, as tensors of their own, which can be disposed of. */
export function outputsOf(
  { outputs }: Graph,
  tensors: ReadonlyMap<string, tf.Tensor>,
): tf.Tensor[] {
  return outputs.map(({ tensor }) => tf.clone(tensors.get(tensor)!));
}

export function nameOutputs(
  { outputs }: Graph,
  tensors: readonly tf.Tensor[],
  numbers: readonly Float32Array[],
): Tensors {
  const named = outputs.map(({ name }, at) => {
    const { shape } = tensors[at];
    return [name, { type: 'float32', shape, data: numbers[at] }] as const;
  });
  return Object.fromEntries(named);
}

/** The numbers of tensors. They are fetched at once, since each time is a wait for a GPU. */
export async function download(tensors: readonly tf.Tensor[]): Promise<Float32Array[]> {
  const joined = tf.tidy(() => tf.concat(tensors.map((tensor) => tf.reshape(tensor, [-1]))));
  try {
    const numbers = await joined.data<'float32'>();
    let end = 0;
    return tensors.map(({ size }) => numbers.slice(end, (end += size)));
  } finally {
    joined.dispose();
  }
}
