import type { Graph } from '../graph/graph.js';
import type { Weights } from '../graph/weights.js';
import type { Disposable } from './disposable.js';
import type { Tensor } from './tensor.js';

export type Tensors = Readonly<Record<string, Tensor>>;

/** A graph with its weights, ready to run on one engine. Calls may overlap; each call's answer is its own. */
export interface CompiledGraph extends Disposable {
  /**
   * @param inputs a float32 tensor for each of the graph's inputs; their memory may be handed over and must not be
   *   used afterwards
   * @returns a float32 tensor for each of the graph's outputs
   * @throws DrapeflowError MODEL_INPUT_MISMATCH for another shape, type or name; MODEL_RUN_FAILED, OUT_OF_MEMORY
   */
  run(inputs: Tensors): Promise<Tensors>;
}

/** Runs networks that are described as data. */
export interface GraphRunner {
  /**
   * Makes a graph ready and runs it once on zeros, so that the first real run is as fast as the others.
   * @throws DrapeflowError WEIGHTS_MISMATCH, MODEL_RUN_FAILED, OUT_OF_MEMORY
   */
  compile(graph: Graph, weights: Weights): Promise<CompiledGraph>;
}

/** What one pass forward and back gives. */
export interface Derivatives {
  readonly outputs: Tensors;
  /** Of the loss, by each parameter that is learned: as many numbers as it has, in its order. */
  readonly gradients: ReadonlyMap<string, Float32Array>;
}

/** A graph that an engine can differentiate. */
export interface DifferentiableGraph extends Disposable {
  /**
   * @param weights may change from call to call
   * @throws DrapeflowError WEIGHTS_MISMATCH, MODEL_INPUT_MISMATCH, MODEL_RUN_FAILED, OUT_OF_MEMORY
   */
  differentiate(weights: Weights, inputs: Tensors): Promise<Derivatives>;
}

/** Differentiates networks that are described as data: what training needs of a runtime. */
export interface Differentiator {
  /** @param loss an output of one element, which is to become small */
  open(graph: Graph, loss: string): Promise<DifferentiableGraph>;
}
