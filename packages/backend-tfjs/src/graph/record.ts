import { isLearned, type Graph, type GraphNode } from '@drapeflow/core';
import * as tf from '@tensorflow/tfjs-core';
import { operationOf, type TfjsOperations } from './operations.js';

/** The parameters that are learned, and the nodes through which the loss may depend on them. */
export function differentiatedTensors(
  { parameters, nodes }: Graph,
  operations: TfjsOperations,
): ReadonlySet<string> {
  const differentiated = new Set(parameters.filter(isLearned).map(({ name }) => name));
  for (const node of nodes) {
    const passes = operationOf(operations, node).gradients !== undefined;
    if (passes && node.inputs.some((name) => differentiated.has(name))) {
      differentiated.add(node.name);
    }
  }
  return differentiated;
}

/**
 * Computes a node, and has TensorFlow.js record how to go back through it. The gradients are our own: the builds of
 * tfjs-core for Node come without, and some of those in `@tensorflow/tfjs` throw or are wrong.
 */
export function record(
  node: GraphNode,
  inputs: readonly tf.Tensor[],
  operations: TfjsOperations,
  differentiated: ReadonlySet<string>,
): tf.Tensor {
  const { compute, gradients } = operationOf(operations, node);
  const { attributes, shape } = node;
  const wanted = differentiated.has(node.name)
    ? inputs.flatMap((_input, at) => (differentiated.has(node.inputs[at]) ? [at] : []))
    : [];
  const recorded = tf.customGrad((...given) => {
    const save = given.at(-1) as tf.GradSaveFunc;
    const output = compute(inputs, attributes, shape);
    if (wanted.length > 0) save([...inputs, output]);
    const gradFunc = (gradient: tf.Tensor, saved: tf.Tensor[]) =>
      tf.tidy(() => {
        const pass = { gradient, inputs: saved.slice(0, -1), output: saved.at(-1)!, attributes };
        const derivatives = gradients!(pass);
        return wanted.map((at) => derivatives[at]());
      });
    return { value: output, gradFunc };
  });
  return recorded(...wanted.map((at) => inputs[at]));
}
