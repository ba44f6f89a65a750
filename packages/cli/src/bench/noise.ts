import { elementCount, RandomNumbers, type Graph, type Tensors } from '@drapeflow/core';

/** Something to run a graph on: how long that takes does not depend on what it shows. */
export function noiseFor({ inputs }: Graph): Tensors {
  const random = new RandomNumbers(1);
  return Object.fromEntries(
    inputs.map(({ name, shape }) => {
      const data = Float32Array.from({ length: elementCount(shape) }, () => random.uniform() - 0.5);
      return [name, { type: 'float32', shape, data } as const];
    }),
  );
}

/** Inputs that can be handed over at every run. */
export function copyOf(tensors: Tensors): Tensors {
  return Object.fromEntries(
    Object.entries(tensors).map(([name, { shape, data }]) => [
      name,
      { type: 'float32', shape, data: Float32Array.from(data) } as const,
    ]),
  );
}
