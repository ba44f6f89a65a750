import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runTraining, type TrainingTask } from '@drapeflow/core';
import {
  loadSettings,
  type Settings,
  type SettingsSources,
} from '../configuration/load-settings.js';
import { readOptions } from '../data/read-options.js';
import { programVersion } from '../program-version.js';
import { openParallelGradientSource } from '../training/parallel-gradient-source.js';
import { Interruption } from '../try/interruption.js';
import { assertFits } from './assert-fits.js';
import { CheckpointFolder } from './checkpoint-folder.js';
import { openTryOnTask } from './open-try-on-task.js';
import { openTrainingFolder } from './training-folder.js';
import { TrainingLog } from './training-log.js';
import { configurationOf, readTrainingPlan } from './training-plan.js';
import { createTrainingProgress } from './training-progress.js';
import { TrainingRecord } from './training-record.js';
import { withSampleThreads } from './workers/sample-threads.js';

/** What `drapeflow train` was asked for. */
export interface TrainRequest {
  /** The training's folder: a new one, or one in which the same training was stopped. */
  readonly folder: string;
  /** A JSON file; the usual training without one. */
  readonly plan: string | undefined;
  /** Of the data set, `name=value`. */
  readonly options: readonly string[];
  /** That differentiate side by side. */
  readonly processes: number;
  /** That make examples; without any, this process does. */
  readonly sampleThreads: number;
  /** Of TensorFlow.js; the first that starts unless given. */
  readonly engine: string | undefined;
  readonly sources: SettingsSources;
}

/**
 * Trains, or goes on with a training.
 * @returns the exit code
 */
export async function runTrain(request: TrainRequest): Promise<number> {
  const settings = await loadSettings(request.sources);
  const options = readOptions(request.options, 'drapeflow train');
  const plan = await readTrainingPlan(request.plan, options);
  const { preset, memory, dataset, validation, samples } = plan;
  const configuration = configurationOf(plan);
  let task: TrainingTask | undefined;
  let source, folder;
  try {
    task = await openTryOnTask(plan, settings, tell);
    await assertFits(task, configuration, request);
    const { sampleThreads, sources } = request;
    if (sampleThreads > 0) task = withSampleThreads(task, { plan, sources }, sampleThreads);
    folder = await openTrainingFolder(request.folder, {
      version: programVersion,
      architecture: task.architecture,
      configuration: { ...configuration, memory },
      data: { ...dataset, validation, samples },
    });
    const { architecture } = task;
    const store = await CheckpointFolder.open(folder.path, {
      architecture,
      keep: configuration.keepCheckpoints,
      bestMetadata: { preset, warp: JSON.stringify(plan.warp) },
    });
    const begun = await store.read();
    const log = await TrainingLog.open(
      resolve(folder.path, 'log.jsonl'),
      begun?.progress.step ?? 0,
    );
    source = await openParallelGradientSource(gradientStart(request, settings), request.processes);
    if (begun) tell(`Going on from step ${begun.progress.step}.`);

    const record = new TrainingRecord(folder, log, configuration, source.runtime);
    const progress = createTrainingProgress(record.plannedStages);
    const stop = new AbortController();
    const interruption = new Interruption(progress.end, async () => undefined);
    try {
      const run = { task, source, store, configuration, signal: stop.signal };
      for await (const event of runTraining(run)) {
        progress.happened(await record.add(event));
        if (interruption.exitCode !== undefined) stop.abort();
      }
      await record.writePage();
    } catch (error) {
      await record.writePage((error as Error).message);
      throw error;
    } finally {
      progress.end();
      interruption.stopListening();
    }
    const exitCode = interruption.exitCode ?? 0;
    process.stdout.write(`${exitCode === 0 ? 'Trained' : 'Stopped'}: ${store.bestWeights}\n`);
    return exitCode;
  } finally {
    source?.dispose();
    await task?.dispose?.();
    await folder?.close();
  }
}

/** How the processes that differentiate start. */
export function gradientStart(
  { engine }: Pick<TrainRequest, 'engine'>,
  { folder, cacheDirectory }: Settings,
) {
  return {
    backend: 'tfjs',
    settings: { engine, threads: undefined },
    cacheDirectory,
    resolveFrom: [pathToFileURL(`${folder}/`).href],
  } as const;
}

function tell(message: string): void {
  process.stderr.write(`${message}\n`);
}
