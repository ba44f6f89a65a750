import type { Tensors } from '../contracts/graph-runner.js';
import { isLearned, type Graph } from '../graph/graph.js';
import { interpret } from '../graph/interpret.js';
import type { ReferenceTensor } from '../graph/operation.js';
import type { Weights } from '../graph/weights.js';

const step = 1e-5;

/**
 * The gradients of a graph's `loss` by its parameters, each from two runs of the reference interpreter.
 * What `stopGradient` makes is taken for constant.
 */
export function centralDifferences(
  graph: Graph,
  weights: Weights,
  inputs: Tensors,
): Map<string, Float64Array> {
  const given = new Map<string, ReferenceTensor>();
  for (const [name, { shape, data }] of [...weights, ...Object.entries(inputs)]) {
    given.set(name, { shape, data: Float64Array.from(data) });
  }
  const stopped = withStoppedValues(graph, given);
  const lossAt = () => interpret(stopped, given).get('loss')!.data[0];
  const gradients = new Map<string, Float64Array>();
  for (const { name } of graph.parameters.filter(isLearned)) {
    const { data } = given.get(name)!;
    const gradient = new Float64Array(data.length);
    for (let i = 0; i < data.length; i++) {
      const value = data[i];
      data[i] = value + step;
      const above = lossAt();
      data[i] = value - step;
      gradient[i] = (above - lossAt()) / (2 * step);
      data[i] = value;
    }
    gradients.set(name, gradient);
  }
  return gradients;
}

/** The graph with the present results of `stopGradient` as constants. */
function withStoppedValues(graph: Graph, given: ReadonlyMap<string, ReferenceTensor>): Graph {
  const stops = graph.nodes.filter(({ operation }) => operation === 'stopGradient');
  const outputs = stops.map(({ name }) => ({ name, tensor: name }));
  const values = interpret({ ...graph, outputs }, given);
  const nodes = graph.nodes.map((node) => {
    const value = values.get(node.name);
    if (!value) return node;
    const attributes = { shape: node.shape, values: [...value.data] };
    return { ...node, operation: 'constant', inputs: [], attributes } as const;
  });
  return { ...graph, nodes };
}
