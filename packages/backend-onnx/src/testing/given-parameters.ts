import type { GraphCase } from '@drapeflow/core/testing';

/**
 * The same case with some parameters given at each run. What depends on parameters alone, onnxruntime computes on the
 * processor while it loads the graph; what is given reaches the engine.
 */
export function withGiven(original: GraphCase, given: readonly string[]): GraphCase {
  const { name, graph, weights, inputs } = original;
  const [moved, kept] = [true, false].map((isGiven) =>
    graph.parameters.filter((parameter) => given.includes(parameter.name) === isGiven),
  );
  return {
    name,
    graph: { ...graph, inputs: [...graph.inputs, ...moved], parameters: kept },
    weights: new Map(kept.map((parameter) => [parameter.name, weights.get(parameter.name)!])),
    inputs: () => ({
      ...inputs(),
      ...Object.fromEntries(
        moved.map((parameter) => {
          const { shape, data } = weights.get(parameter.name)!;
          return [parameter.name, { type: 'float32', shape, data: data.slice() }] as const;
        }),
      ),
    }),
  };
}
