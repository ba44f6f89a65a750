import type { Tensors } from '../contracts/graph-runner.js';
import type { Graph } from '../graph/graph.js';
import { interpret } from '../graph/interpret.js';
import type { ReferenceTensor } from '../graph/operation.js';
import type { Weights } from '../graph/weights.js';

/** What the reference interpreter makes of a graph, its weights and inputs. */
export function referenceResults(
  graph: Graph,
  weights: Weights,
  inputs: Tensors,
): Map<string, ReferenceTensor> {
  const given = [...weights, ...Object.entries(inputs)].map(
    ([name, { shape, data }]) => [name, { shape, data: Float64Array.from(data) }] as const,
  );
  return interpret(graph, new Map(given));
}
