import type { WeightTensor } from '../graph/weights.js';
import type { Convergence } from './convergence.js';

type Values = ReadonlyMap<string, WeightTensor>;

/** Where a training stands. All else follows from it and the configuration. */
export interface TrainingProgress {
  /** Which stage is under way; the number of stages when all are done. */
  readonly stage: number;
  /** Steps that are done, in the stage and in all. */
  readonly stepInStage: number;
  readonly step: number;
  readonly convergence: Convergence;
}

/** All that a training needs to go on as if it had never stopped. */
export interface Checkpoint {
  readonly progress: TrainingProgress;
  readonly weights: Values;
  /** Their exponential moving average. */
  readonly average: Values;
  /** The state of Adam. */
  readonly adam: Values;
}

/** Where checkpoints are kept. */
export interface CheckpointStore {
  /** The newest one. */
  read(): Promise<Checkpoint | undefined>;
  /** Keeps a checkpoint; whatever happens meanwhile, an older one or this one can be read afterwards. */
  write(checkpoint: Checkpoint): Promise<void>;
  /** Keeps averaged weights as the best so far. */
  writeBest(average: Values, progress: TrainingProgress): Promise<void>;
}
