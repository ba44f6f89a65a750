import {
  checkFeeds,
  DrapeflowError,
  type CompiledGraph,
  type Graph,
  type Tensors,
  type Weights,
} from '@drapeflow/core';
import * as tf from '@tensorflow/tfjs-core';
import type { Engine } from '../engines/engine.js';
import { runOnEngine } from '../run-on-engine.js';
import { withEngine } from '../with-engine.js';
import { constantsOf, evaluate } from './evaluate.js';
import { operationOf, operationsFor, type TfjsOperations } from './operations.js';
import { download, nameOutputs, outputsOf, specsOf, upload } from './transfer.js';

/** A graph whose weights lie in an engine. */
export class CompiledTfjsGraph implements CompiledGraph {
  private disposed = false;

  private constructor(
    private readonly engine: Engine,
    private readonly graph: Graph,
    private readonly operations: TfjsOperations,
    private readonly held: ReadonlyMap<string, tf.Tensor>,
  ) {}

  static async open(engine: Engine, graph: Graph, weights: Weights): Promise<CompiledTfjsGraph> {
    const operations = operationsFor(engine);
    const held = await runOnEngine(engine, graph.name, async () => {
      // Copied: they may be changed while the graph is in use.
      const copies = [...weights].map(
        ([name, { shape, data }]) => [name, { shape, data: data.slice() }] as const,
      );
      return new Map([...upload(copies), ...constantsOf(graph, operations)]);
    });
    return new CompiledTfjsGraph(engine, graph, operations, held);
  }

  /** @throws DrapeflowError MODEL_INPUT_MISMATCH, MODEL_DISPOSED, MODEL_RUN_FAILED */
  async run(inputs: Tensors): Promise<Tensors> {
    const { engine, graph } = this;
    if (this.disposed) throw new DrapeflowError('MODEL_DISPOSED', { model: graph.name });
    checkFeeds(graph.name, specsOf(graph), inputs);
    return runOnEngine(engine, graph.name, async () => {
      const outputs = tf.tidy(() => this.compute(inputs));
      try {
        return nameOutputs(graph, outputs, await download(outputs));
      } finally {
        tf.dispose(outputs);
      }
    });
  }

  async dispose(): Promise<void> {
    if (this.disposed) return;
    this.disposed = true;
    await withEngine(this.engine, async () => tf.dispose([...this.held.values()]));
  }

  private compute(inputs: Tensors): tf.Tensor[] {
    const given = new Map([...this.held, ...upload(Object.entries(inputs))]);
    const tensors = evaluate(this.graph, given, (node, values) =>
      operationOf(this.operations, node).compute(values, node.attributes, node.shape),
    );
    return outputsOf(this.graph, tensors);
  }
}
