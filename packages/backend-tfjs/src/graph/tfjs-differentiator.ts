import {
  DrapeflowError,
  elementCount,
  type DifferentiableGraph,
  type Differentiator,
  type Graph,
} from '@drapeflow/core';
import type { Engine } from '../engines/engine.js';
import { DifferentiableTfjsGraph } from './differentiable-tfjs-graph.js';

/** Differentiates graphs through TensorFlow.js, on the thread that calls, as `TfjsGraphRunner` runs them. */
export class TfjsDifferentiator implements Differentiator {
  constructor(private readonly engine: Engine) {}

  /** @throws DrapeflowError GRAPH_INVALID where the loss is no output of one element */
  async open(graph: Graph, loss: string): Promise<DifferentiableGraph> {
    const output = graph.outputs.find(({ name }) => name === loss);
    const made = [...graph.inputs, ...graph.parameters, ...graph.nodes].find(
      ({ name }) => name === output?.tensor,
    );
    if (!made || elementCount(made.shape) !== 1) {
      const problem = `the loss, ${loss}, is no output of one element`;
      throw new DrapeflowError('GRAPH_INVALID', { graph: graph.name, problem });
    }
    return DifferentiableTfjsGraph.open(this.engine, graph, made.name);
  }
}
