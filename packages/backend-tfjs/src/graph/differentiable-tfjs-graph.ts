import {
  checkFeeds,
  checkWeights,
  isLearned,
  type Derivatives,
  type DifferentiableGraph,
  type Graph,
  type Tensors,
  type Weights,
} from '@drapeflow/core';
import * as tf from '@tensorflow/tfjs-core';
import type { Engine } from '../engines/engine.js';
import { runOnEngine } from '../run-on-engine.js';
import { withEngine } from '../with-engine.js';
import { constantsOf, evaluate } from './evaluate.js';
import { operationsFor, type TfjsOperations } from './operations.js';
import { differentiatedTensors, record } from './record.js';
import { download, nameOutputs, outputsOf, specsOf, upload } from './transfer.js';

/** A graph that TensorFlow.js records while it runs, and then goes back through. */
export class DifferentiableTfjsGraph implements DifferentiableGraph {
  private readonly differentiated: ReadonlySet<string>;
  private readonly learned: readonly string[];
  /** Parameters that are not learned, on the engine: they are large, and the same at every step. */
  private given = new Map<string, { data: Float32Array; tensor: tf.Tensor }>();

  private constructor(
    private readonly engine: Engine,
    private readonly graph: Graph,
    private readonly loss: string,
    private readonly operations: TfjsOperations,
    private readonly constants: ReadonlyMap<string, tf.Tensor>,
  ) {
    this.differentiated = differentiatedTensors(graph, operations);
    this.learned = graph.parameters.filter(isLearned).map(({ name }) => name);
  }

  /** @param loss the name of a tensor of one element */
  static async open(engine: Engine, graph: Graph, loss: string): Promise<DifferentiableTfjsGraph> {
    const operations = operationsFor(engine);
    const constants = await runOnEngine(engine, graph.name, async () =>
      constantsOf(graph, operations),
    );
    return new DifferentiableTfjsGraph(engine, graph, loss, operations, constants);
  }

  async differentiate(weights: Weights, inputs: Tensors): Promise<Derivatives> {
    const { engine, graph } = this;
    checkWeights(graph, weights);
    checkFeeds(graph.name, specsOf(graph), inputs);
    return runOnEngine(engine, graph.name, async () => {
      this.keepGiven(weights);
      const { outputs, gradients } = tf.tidy(() => this.forwardAndBack(weights, inputs));
      try {
        const numbers = await download([...outputs, ...gradients]);
        const named = this.learned.map((name, at) => [name, numbers[outputs.length + at]] as const);
        return { outputs: nameOutputs(graph, outputs, numbers), gradients: new Map(named) };
      } finally {
        tf.dispose([...outputs, ...gradients]);
      }
    });
  }

  async dispose(): Promise<void> {
    const kept = [...this.given.values()].map(({ tensor }) => tensor);
    await withEngine(this.engine, async () => tf.dispose([...this.constants.values(), ...kept]));
  }

  /** Uploads what is given where it is not there yet. */
  private keepGiven(weights: Weights): void {
    for (const parameter of this.graph.parameters) {
      if (isLearned(parameter)) continue;
      const { name } = parameter;
      const { shape, data } = weights.get(name)!;
      const kept = this.given.get(name);
      if (kept?.data === data) continue;
      kept?.tensor.dispose();
      this.given.set(name, { data, tensor: tf.tensor(data, [...shape]) });
    }
  }

  private forwardAndBack(weights: Weights, inputs: Tensors) {
    const { graph, operations, differentiated } = this;
    const parameters = upload(this.learned.map((name) => [name, weights.get(name)!] as const));
    const kept = [...this.given].map(([name, { tensor }]) => [name, tensor] as const);
    const given = new Map([
      ...this.constants,
      ...kept,
      ...parameters,
      ...upload(Object.entries(inputs)),
    ]);
    const inOrder = this.learned.map((name) => parameters.get(name)!);
    let outputs: tf.Tensor[] = [];
    const forward = () => {
      const tensors = evaluate(graph, given, (node, values) =>
        record(node, values, operations, differentiated),
      );
      outputs = outputsOf(graph, tensors).map(tf.keep);
      return tensors.get(this.loss)!;
    };
    try {
      const { grads } = tf.engine().gradients(forward, inOrder, undefined, true);
      // What the loss does not depend on has no gradient there.
      const gradients = grads.map((gradient, at) => gradient ?? tf.zerosLike(inOrder[at]));
      return { outputs, gradients };
    } catch (error) {
      tf.dispose([...outputs, ...recordedTensors()]);
      throw error;
    }
  }
}

/** What TensorFlow.js keeps for the way back, and forgets where that fails. */
function recordedTensors(): tf.Tensor[] {
  return (tf.engine().state.activeTape ?? []).flatMap(({ saved }) => saved ?? []);
}
