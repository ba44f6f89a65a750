import type { RgbImage } from '../contracts/image.js';
import type { TrainingStageTask, TrainingTask } from '../contracts/training-task.js';
import { DrapeflowError } from '../errors/drapeflow-error.js';
import type { WeightTensor } from '../graph/weights.js';
import { buffered } from '../try-on/buffered.js';
import { Adam } from './adam.js';
import type { Checkpoint, CheckpointStore, TrainingProgress } from './checkpoint.js';
import { notValidated, withValidation } from './convergence.js';
import { moveAverage } from './moving-average.js';
import { lengthAt } from './sequence-length.js';
import { stackInputs } from './stack-inputs.js';
import {
  brokenTerm,
  meanLosses,
  train,
  type GradientSource,
  type TrainingExample,
  type TrainingStep,
} from './train.js';
import type { TrainingConfiguration, TrainingStage } from './training-configuration.js';

export interface TrainingRun {
  readonly task: TrainingTask;
  readonly source: GradientSource;
  readonly store: CheckpointStore;
  readonly configuration: TrainingConfiguration;
  /** Ends the training after the step at hand, with a checkpoint. */
  readonly signal?: AbortSignal;
}

/** `steps`: all of them are done; `stopped`: by the signal. */
export type StageEnd = 'converged' | 'steps' | 'stopped';

/** What happens in a training. `step` counts the steps that are done in all stages. */
export type TrainingEvent =
  | {
      readonly kind: 'stage';
      readonly stage: number;
      readonly step: number;
      readonly stepInStage: number;
    }
  | ({ readonly kind: 'step'; readonly stage: number } & TrainingStep)
  | {
      readonly kind: 'validated';
      readonly stage: number;
      readonly step: number;
      readonly losses: Readonly<Record<string, number>>;
      readonly isBest: boolean;
      readonly pictures: readonly RgbImage[];
    }
  | { readonly kind: 'checkpoint'; readonly step: number }
  | {
      readonly kind: 'stage-ended';
      readonly stage: number;
      readonly step: number;
      readonly reason: StageEnd;
    };

/** Examples are made so many steps ahead. */
const stepsAhead = 2;
/** Validation examples that are shown. */
const shownExamples = 6;

/**
 * Trains a task stage by stage, each from the averaged weights of the one before, and from the newest checkpoint on if
 * there is one. On the same engine and machine a training that was stopped, however that happened, goes the same way as
 * one that was not.
 * @throws DrapeflowError LOSS_BROKEN where a validation's loss is no finite number, or a step's is and the configuration
 * says to stop; and what the task, the source and the store throw
 */
export async function* runTraining(run: TrainingRun): AsyncGenerator<TrainingEvent> {
  const { task, store, configuration, signal } = run;
  let state = stateOf(task, configuration, await store.read());
  while (state.progress.stage < configuration.stages.length && !signal?.aborted) {
    const stage = configuration.stages[state.progress.stage];
    const opened = await task.openStage(stage);
    try {
      const reason = yield* trainStage(run, stage, opened, state);
      if (reason === 'stopped') return;
    } finally {
      await opened.dispose?.();
    }
    const { stage: index, step } = state.progress;
    const progress = { stage: index + 1, stepInStage: 0, step, convergence: notValidated };
    state = { ...state, weights: copyOf(state.average), adam: new Adam(), progress };
    await store.write(checkpointOf(state));
    yield { kind: 'checkpoint', step };
  }
}

interface TrainingState {
  readonly weights: ReadonlyMap<string, WeightTensor>;
  readonly average: ReadonlyMap<string, WeightTensor>;
  readonly adam: Adam;
  progress: TrainingProgress;
}

async function* trainStage(
  { source, store, configuration, signal }: TrainingRun,
  stage: TrainingStage,
  opened: TrainingStageTask,
  state: TrainingState,
): AsyncGenerator<TrainingEvent, StageEnd> {
  const { stage: index } = state.progress;
  const { validateEvery, checkpointEvery, movingAverage, longestGradient, onBrokenLoss } =
    configuration;
  const longest = Math.max(...stage.lengths);
  const validation = new Validation(opened, longest, configuration.validationExamples, source);
  const steps = train(
    new Map([...state.weights, ...opened.given]),
    buffered(examplesOf(configuration, stage, opened, state.progress), stepsAhead),
    source,
    {
      learningRate: {
        peak: stage.learningRate,
        floor: stage.learningRateFloor,
        warmUpSteps: stage.warmUpSteps,
        steps: stage.steps,
      },
      longestGradient,
      firstStep: state.progress.stepInStage,
    },
    state.adam,
  );
  const { step, stepInStage } = state.progress;
  yield { kind: 'stage', stage: index, step, stepInStage };
  for await (const done of steps) {
    const progress = advanced(state.progress);
    if (done.skipped && onBrokenLoss === 'stop') throw brokenLoss(progress, done.skipped);
    moveAverage(state.average, state.weights, movingAverage, state.progress.step);
    state.progress = progress;
    yield { kind: 'step', stage: index, ...done, step: progress.step };

    const isLast = progress.stepInStage === stage.steps;
    if (progress.stepInStage % validateEvery === 0 || isLast) {
      const { losses, pictures } = await validation.measure(state.average);
      const broken = brokenTerm(losses);
      if (broken) throw brokenLoss(progress, `in validation ${broken}`);
      const convergence = withValidation(progress.convergence, losses['loss'], stage.leastGain);
      state.progress = { ...progress, convergence };
      const isBest = convergence.sinceBest === 0;
      if (isBest) await store.writeBest(state.average, state.progress);
      yield { kind: 'validated', stage: index, step: progress.step, losses, isBest, pictures };
    }
    const hasConverged = state.progress.convergence.sinceBest >= stage.patience;
    if (isLast || hasConverged) {
      const reason = hasConverged ? 'converged' : 'steps';
      yield { kind: 'stage-ended', stage: index, step: progress.step, reason };
      return reason;
    }
    const isStopped = signal?.aborted === true;
    if (progress.stepInStage % checkpointEvery === 0 || isStopped) {
      await store.write(checkpointOf(state));
      yield { kind: 'checkpoint', step: progress.step };
    }
    if (isStopped) {
      yield { kind: 'stage-ended', stage: index, step: progress.step, reason: 'stopped' };
      return 'stopped';
    }
  }
  throw new Error('A stage ended before its last step.');
}

/** The examples of each step that is left of a stage: which they are follows from the step alone. */
async function* examplesOf(
  { seed, batch, accumulate }: TrainingConfiguration,
  stage: TrainingStage,
  opened: TrainingStageTask,
  { step: doneBefore, stepInStage: first }: TrainingProgress,
): AsyncGenerator<readonly TrainingExample[]> {
  for (let step = first; step < stage.steps; step++) {
    const length = lengthAt(stage.lengths, step, stage.steps, seed);
    const graph = opened.graph(length, batch);
    const index = (doneBefore + step - first) * batch * accumulate;
    const inputs = await Promise.all(
      Array.from({ length: batch * accumulate }, (_, i) =>
        opened.example({ split: 'train', index: index + i, length }),
      ),
    );
    yield Array.from({ length: accumulate }, (_, i) => ({
      graph,
      inputs: stackInputs(inputs.slice(i * batch, (i + 1) * batch)),
    }));
  }
}

/** The same examples again and again, of a stage's greatest length. */
class Validation {
  private examples: readonly TrainingExample[] | undefined;

  constructor(
    private readonly opened: TrainingStageTask,
    private readonly length: number,
    private readonly count: number,
    private readonly source: GradientSource,
  ) {}

  async measure(
    weights: ReadonlyMap<string, WeightTensor>,
  ): Promise<{ losses: Record<string, number>; pictures: readonly RgbImage[] }> {
    this.examples ??= await this.make();
    const all = new Map([...weights, ...this.opened.given]);
    const results = await this.source.differentiate(all, this.examples);
    const outputs = results.map((result) => result.outputs);
    const pictures = this.examples
      .slice(0, shownExamples)
      .map(({ inputs }, index) => this.opened.picture(inputs, outputs[index]));
    return { losses: meanLosses(outputs), pictures };
  }

  private async make(): Promise<readonly TrainingExample[]> {
    const { opened, length, count } = this;
    const graph = opened.graph(length, 1);
    const request = { split: 'validation', length } as const;
    const all = Array.from({ length: count }, (_, index) => opened.example({ ...request, index }));
    return (await Promise.all(all)).map((inputs) => ({ graph, inputs }));
  }
}

function brokenLoss({ step }: TrainingProgress, term: string): DrapeflowError<'LOSS_BROKEN'> {
  return new DrapeflowError('LOSS_BROKEN', { step, term });
}

function advanced(progress: TrainingProgress): TrainingProgress {
  const { stepInStage, step } = progress;
  return { ...progress, stepInStage: stepInStage + 1, step: step + 1 };
}

/** Where a training begins: at a checkpoint, or at the start. */
function stateOf(
  task: TrainingTask,
  { seed }: TrainingConfiguration,
  checkpoint: Checkpoint | undefined,
): TrainingState {
  const adam = new Adam();
  if (checkpoint) {
    adam.restore(checkpoint.adam);
    return { ...checkpoint, adam };
  }
  const weights = task.initialWeights(seed);
  return {
    weights,
    average: copyOf(weights),
    adam,
    progress: { stage: 0, stepInStage: 0, step: 0, convergence: notValidated },
  };
}

function copyOf(weights: ReadonlyMap<string, WeightTensor>): Map<string, WeightTensor> {
  const copies = [...weights].map(
    ([name, { shape, data }]) => [name, { shape, data: data.slice() }] as const,
  );
  return new Map(copies);
}

function checkpointOf({ weights, average, adam, progress }: TrainingState): Checkpoint {
  return { weights, average, adam: adam.state(), progress };
}
