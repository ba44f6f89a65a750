import type { Graph, GraphNode } from '@drapeflow/core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { operationOf, type TfjsOperations } from './operations.js';

/**
 * All tensors of a graph.
 * @param given its inputs and parameters, and the nodes that are known already
 */
export function evaluate(
  { nodes }: Graph,
  given: ReadonlyMap<string, Tensor>,
  apply: (node: GraphNode, inputs: readonly Tensor[]) => Tensor,
): Map<string, Tensor> {
  const tensors = new Map(given);
  for (const node of nodes) {
    if (tensors.has(node.name)) continue;
    const inputs = node.inputs.map((name) => tensors.get(name)!);
    tensors.set(node.name, apply(node, inputs));
  }
  return tensors;
}

/** The nodes that are the same in every run. */
export function constantsOf({ nodes }: Graph, operations: TfjsOperations): Map<string, Tensor> {
  const constants = nodes.filter(({ inputs }) => inputs.length === 0);
  return new Map(
    constants.map((node) => [
      node.name,
      operationOf(operations, node).compute([], node.attributes, node.shape),
    ]),
  );
}
