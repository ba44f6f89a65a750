import type { Tensors } from '../contracts/graph-runner.js';

/** Inputs of several sequences as one batch: joined along the first axis. */
export function stackInputs(all: readonly Tensors[]): Tensors {
  const [first] = all;
  if (all.length === 1) return first;
  const stacked = Object.entries(first).map(([name, { shape, data }]) => {
    const joined = new Float32Array(all.length * data.length);
    all.forEach((each, index) => joined.set(each[name].data as Float32Array, index * data.length));
    const [batch, ...rest] = shape;
    return [name, { type: 'float32', shape: [all.length * batch, ...rest], data: joined }] as const;
  });
  return Object.fromEntries(stacked);
}
