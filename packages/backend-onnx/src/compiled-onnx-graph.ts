import {
  checkFeeds,
  DrapeflowError,
  type CompiledGraph,
  type Graph,
  type TensorSpec,
  type Tensors,
} from '@drapeflow/core';
import { outputNameIn } from './export/output-name.js';
import type { OnnxSession } from './session/onnx-session.js';
import { readResult } from './session/read-results.js';

/** A graph in a session of its own. */
export class CompiledOnnxGraph implements CompiledGraph {
  private disposed = false;
  private readonly specs: Readonly<Record<string, TensorSpec>>;

  constructor(
    private readonly graph: Graph,
    private readonly session: OnnxSession,
    private readonly onDispose: () => void,
  ) {
    this.specs = Object.fromEntries(
      graph.inputs.map(({ name, shape }) => [name, { type: 'float32', shape }]),
    );
  }

  /**
   * Calls that overlap are answered in turn.
   * @throws DrapeflowError MODEL_INPUT_MISMATCH, MODEL_DISPOSED, MODEL_RUN_FAILED
   */
  async run(inputs: Tensors): Promise<Tensors> {
    const { graph, specs, session } = this;
    if (this.disposed) throw new DrapeflowError('MODEL_DISPOSED', { model: graph.name });
    checkFeeds(graph.name, specs, inputs);
    const results = await session.run(inputs);
    return Object.fromEntries(
      graph.outputs.map(({ name }) => {
        const file = outputNameIn(graph, name);
        return [name, readResult(graph.name, file, results[file])];
      }),
    );
  }

  /** Runs that have begun are answered. */
  async dispose(): Promise<void> {
    if (this.disposed) return;
    this.disposed = true;
    this.onDispose();
    await this.session.close();
  }
}
