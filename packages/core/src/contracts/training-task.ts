import type { Graph } from '../graph/graph.js';
import type { Weights, WeightTensor } from '../graph/weights.js';
import type { Disposable } from './disposable.js';
import type { Tensors } from './graph-runner.js';
import type { RgbImage } from './image.js';

/** What a stage trains, and by which losses. */
export interface TrainingObjective {
  /** A part of the task's networks, by the task's own names: `warp`, `generator`, `both`. */
  readonly part: string;
  /** How much each loss counts, by its plugin's name. */
  readonly losses: Readonly<Record<string, number>>;
  /** Frames of the sequences that it sees. */
  readonly lengths: readonly number[];
}

/** Which example is asked for. The same request always gives the same example. */
export interface ExampleRequest {
  readonly split: 'train' | 'validation';
  /** From 0 on, without end. */
  readonly index: number;
  /** How many frames it is long. */
  readonly length: number;
}

/** A task that is ready for the training of one stage. */
export interface TrainingStageTask extends Disposable {
  /** The values of parameters that are not learned: of networks that losses look with. */
  readonly given: Weights;
  /**
   * The graph of one step: its output `loss` is to become small, `loss.<name>` is the part of each loss. The first
   * axis of every input is the batch. The same request gives the same object: engines open each graph once.
   * @param batch sequences side by side
   */
  graph(length: number, batch: number): Graph;
  /**
   * The graph's inputs for one sequence, batch 1.
   * @throws DrapeflowError TRAINING_DATA_LACKS where the data hasn't what the stage reads
   */
  example(request: ExampleRequest): Promise<Tensors>;
  /** An example and what the networks made of it, side by side, to be looked at. */
  picture(inputs: Tensors, outputs: Tensors): RgbImage;
}

/** What is trained, as the training loop sees it: networks, losses and data. */
export interface TrainingTask extends Disposable {
  /** One line that says which networks they are: weights of other ones are not taken. */
  readonly architecture: string;
  /** What a stage can train. */
  readonly parts: readonly string[];
  /** All that is learned, before anything was. */
  initialWeights(seed: number): Map<string, WeightTensor>;
  /** @throws DrapeflowError PLUGIN_UNKNOWN, GRAPH_INVALID, TRAINING_DATA_LACKS */
  openStage(objective: TrainingObjective): Promise<TrainingStageTask>;
}
