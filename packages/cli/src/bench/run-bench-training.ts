import { availableParallelism, cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import {
  runTraining,
  trainingConfigurationSchema,
  type CheckpointStore,
  type GradientSource,
  type NetworkPreset,
  type TrainingTask,
} from '@drapeflow/core';
import { loadSettings, type SettingsSources } from '../configuration/load-settings.js';
import { readOptions } from '../data/read-options.js';
import { openTryOnTask } from '../train/open-try-on-task.js';
import { gradientStart } from '../train/run-train.js';
import { readTrainingPlan } from '../train/training-plan.js';
import { usualSampleThreads } from '../train/usual-sample-threads.js';
import { withSampleThreads } from '../train/workers/sample-threads.js';
import { openParallelGradientSource } from '../training/parallel-gradient-source.js';
import { measuredFrames, measuredLosses, measureTraining } from './measure-training.js';
import { residentMemory } from './resident-memory.js';

export interface BenchTrainingRequest {
  readonly preset: NetworkPreset;
  /** How long the step alone is measured, each time. */
  readonly seconds: number;
  /** With data; unless given, as many as it takes until others are opened than the first sequences. */
  readonly steps: number | undefined;
  readonly processes: number;
  /** Of TensorFlow.js; the first that starts unless given. */
  readonly engine: string | undefined;
  /** Of the studio, `name=value`. */
  readonly options: readonly string[];
  readonly json: boolean;
  readonly sources: SettingsSources;
}

/** The first steps do not count: graphs are compiled, the first sequences opened. */
const warmUpSteps = 4;
/** The first and the last part of a run whose memory is compared. */
const share = 0.1;

/** Both networks, end to end, by the losses that engines are measured with. */
const stage = { part: 'both', lengths: [measuredFrames], losses: measuredLosses } as const;

/**
 * Measures a step of training alone, on one sequence for each process, as `bench engines` does, and the same steps with
 * examples that are made meanwhile: what data costs, and whether memory grows.
 */
export async function runBenchTraining(request: BenchTrainingRequest): Promise<void> {
  const { preset, processes, seconds, sources } = request;
  const settings = await loadSettings(sources);
  const options = readOptions(request.options, 'drapeflow bench training');
  const plan = { ...(await readTrainingPlan(undefined, options)), preset };
  const { sideBySide, samplesOfEach } = plan.samples;
  const { steps = Math.ceil((sideBySide * samplesOfEach) / processes) } = request;
  let task: TrainingTask | undefined;
  let source;
  try {
    task = await openTryOnTask(plan, settings, (notice) => process.stderr.write(`${notice}\n`));
    task = withSampleThreads(task, { plan, sources }, usualSampleThreads);
    source = await openParallelGradientSource(gradientStart(request, settings), processes);
    const opened = await task.openStage(stage);
    const graph = opened.graph(measuredFrames, 1);
    await opened.dispose?.();
    const measureAlone = (by: GradientSource) =>
      measureTraining(by, graph, measuredFrames, processes, seconds);
    // Before and after: a machine that is shared has better and worse minutes.
    const before = await measureAlone(source);
    const withData = await measureWithData(task, source, processes, steps);
    const alone = (before + (await measureAlone(source))) / 2;
    report(request, { runtime: source.runtime, steps, alone, ...withData });
  } finally {
    source?.dispose();
    await task?.dispose?.();
  }
}

interface WithData {
  readonly framesPerSecond: number;
  /** All processes, at the beginning and at the end; undefined where that cannot be told. */
  readonly firstMb: number | undefined;
  readonly lastMb: number | undefined;
}

async function measureWithData(
  task: TrainingTask,
  source: GradientSource,
  processes: number,
  counted: number,
): Promise<WithData> {
  // One step more than are taken: nothing is validated or written.
  const steps = warmUpSteps + counted + 1;
  const configuration = trainingConfigurationSchema.parse({
    accumulate: processes,
    stages: [{ ...stage, steps }],
    validateEvery: steps,
    checkpointEvery: steps,
  });
  const portion = Math.ceil(share * counted);
  const memory: (number | undefined)[] = [];
  let [start, step] = [0, -warmUpSteps];
  for await (const { kind } of runTraining({ task, source, store: noStore, configuration })) {
    if (kind !== 'step') continue;
    step++;
    if (step === 0) start = performance.now();
    const isLooked = (step > 0 && step <= portion) || step > counted - portion;
    if (isLooked) memory.push(await residentMemory());
    if (step === counted) break;
  }
  const seconds = (performance.now() - start) / 1000;
  return {
    framesPerSecond: (counted * processes * measuredFrames) / seconds,
    firstMb: meanOf(memory.slice(0, portion)),
    lastMb: meanOf(memory.slice(-portion)),
  };
}

const noStore: CheckpointStore = {
  read: async () => undefined,
  write: async () => undefined,
  writeBest: async () => undefined,
};

function meanOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value) / known.length;
}

interface Figures extends WithData {
  readonly runtime: string;
  readonly steps: number;
  readonly alone: number;
}

function report({ json, preset, processes }: BenchTrainingRequest, figures: Figures): void {
  const { runtime, steps, alone, framesPerSecond, firstMb, lastMb } = figures;
  const machine = `${availableParallelism()} × ${cpus()[0].model.trim()}`;
  const speed = framesPerSecond / alone;
  const growth = firstMb && lastMb && lastMb / firstMb;
  if (json) {
    const setting = { machine, runtime, preset, processes, trainedFrames: measuredFrames, steps };
    const speeds = { stepAloneFramesPerSecond: alone, withDataFramesPerSecond: framesPerSecond };
    const ratios = { speedRatio: speed, firstRssMb: firstMb, lastRssMb: lastMb, rssRatio: growth };
    process.stdout.write(`${JSON.stringify({ ...setting, ...speeds, ...ratios })}\n`);
    return;
  }
  const line = (what: string, figures: string) => `${what.padEnd(28)}  ${figures}\n`;
  const whole = (value: number | undefined) => value?.toFixed(0) ?? '–';
  process.stdout.write(
    `${machine}, ${runtime}; preset ${preset}, ${processes} × ${measuredFrames} frames a step\n` +
      line('the step alone', `${alone.toFixed(1)} frames/s`) +
      line(
        `with data, ${steps} steps`,
        `${framesPerSecond.toFixed(1)} frames/s, ${speed.toFixed(2)} of that`,
      ) +
      line(
        'memory, first and last tenth',
        `${whole(firstMb)} MB, then ${whole(lastMb)} MB, ${growth?.toFixed(2) ?? '–'} of that`,
      ),
  );
}
