import {
  checkWeights,
  elementCount,
  type CompiledGraph,
  type Graph,
  type GraphRunner,
  type Tensors,
  type Weights,
} from '@drapeflow/core';
import type { Engine } from '../engines/engine.js';
import { CompiledTfjsGraph } from './compiled-tfjs-graph.js';

/**
 * Runs graphs through TensorFlow.js, on the thread that calls: it does nothing else until a run has ended, but for
 * waiting for a GPU. A program that has to answer meanwhile keeps the runner in a worker.
 */
export class TfjsGraphRunner implements GraphRunner {
  constructor(private readonly engine: Engine) {}

  /** @throws DrapeflowError WEIGHTS_MISMATCH, MODEL_RUN_FAILED */
  async compile(graph: Graph, weights: Weights): Promise<CompiledGraph> {
    checkWeights(graph, weights);
    const compiled = await CompiledTfjsGraph.open(this.engine, graph, weights);
    try {
      await compiled.run(zerosFor(graph));
    } catch (error) {
      await compiled.dispose();
      throw error;
    }
    return compiled;
  }
}

function zerosFor({ inputs }: Graph): Tensors {
  return Object.fromEntries(
    inputs.map(({ name, shape }) => {
      const data = new Float32Array(elementCount(shape));
      return [name, { type: 'float32', shape, data }];
    }),
  );
}
