import {
  elementCount,
  runFailure,
  type CompiledGraph,
  type Graph,
  type GraphRunner,
  type Tensors,
  type Weights,
} from '@drapeflow/core';
import { CompiledOnnxGraph } from './compiled-onnx-graph.js';
import { exportGraph } from './export/export-graph.js';
import { OnnxSession } from './session/onnx-session.js';
import type { SessionSettings } from './session/session-settings.js';

/** Runs graphs through onnxruntime, each in a thread of its own. */
export class OnnxGraphRunner implements GraphRunner {
  private readonly compiled = new Set<CompiledOnnxGraph>();

  /** @param settings of every session */
  constructor(private readonly settings: SessionSettings) {}

  /** @throws DrapeflowError WEIGHTS_MISMATCH, GRAPH_INVALID, MODEL_RUN_FAILED, OUT_OF_MEMORY */
  async compile(graph: Graph, weights: Weights): Promise<CompiledGraph> {
    const model = exportGraph(graph, weights);
    const refusal = (problem: string) => runFailure(graph.name, problem);
    const session = await OnnxSession.open({ name: graph.name, model, refusal }, this.settings);
    const compiled = new CompiledOnnxGraph(graph, session, () => this.compiled.delete(compiled));
    this.compiled.add(compiled);
    try {
      await compiled.run(zerosFor(graph));
    } catch (error) {
      await compiled.dispose();
      throw error;
    }
    return compiled;
  }

  /** Ends every graph that its user has not disposed. */
  async dispose(): Promise<void> {
    await Promise.all([...this.compiled].map((each) => each.dispose()));
  }
}

function zerosFor({ inputs }: Graph): Tensors {
  return Object.fromEntries(
    inputs.map(({ name, shape }) => [
      name,
      { type: 'float32', shape, data: new Float32Array(elementCount(shape)) },
    ]),
  );
}
