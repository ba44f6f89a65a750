import type { Graph } from './graph.js';
import type { ReferenceTensor } from './operation.js';
import { operationOf } from './operations.js';

/**
 * Runs a graph in plain code and double precision: slow, obvious, and what every engine is compared with.
 * @param given a tensor for each input and each parameter
 * @returns the outputs, by name
 */
export function interpret(
  graph: Graph,
  given: ReadonlyMap<string, ReferenceTensor>,
): Map<string, ReferenceTensor> {
  const tensors = new Map(given);
  const find = (name: string): ReferenceTensor => {
    const tensor = tensors.get(name);
    if (!tensor) throw new TypeError(`No value is given for ${name}.`);
    return tensor;
  };
  for (const { name, operation, inputs, attributes, shape } of graph.nodes) {
    const data = operationOf(operation).evaluate(inputs.map(find), attributes, shape);
    tensors.set(name, { shape, data });
  }
  return new Map(graph.outputs.map(({ name, tensor }) => [name, find(tensor)]));
}
