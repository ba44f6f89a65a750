import {
  DrapeflowError,
  trainingMemory,
  type TrainingConfiguration,
  type TrainingTask,
} from '@drapeflow/core';
import type { TrainRequest } from './run-train.js';

/** This process: weights, examples that are made ahead, the studio's threads. */
const bytesBeside = 1.5 * 2 ** 30;
/** A thread that makes examples, with models and a studio of its own. */
const bytesOfSampleThread = 0.5 * 2 ** 30;

/**
 * Makes sure that every stage fits in memory, before the first one begins.
 * @throws DrapeflowError TRAINING_TOO_LARGE
 */
export async function assertFits(
  task: TrainingTask,
  { stages, batch }: TrainingConfiguration,
  { processes, sampleThreads }: Pick<TrainRequest, 'processes' | 'sampleThreads'>,
): Promise<void> {
  const available = process.availableMemory();
  const beside = bytesBeside + sampleThreads * bytesOfSampleThread;
  for (const [index, stage] of stages.entries()) {
    const opened = await task.openStage(stage);
    try {
      const longest = Math.max(...stage.lengths);
      const needed = trainingMemory(opened.graph(longest, batch), processes) + beside;
      if (needed <= available) continue;
      throw new DrapeflowError('TRAINING_TOO_LARGE', {
        stage: `stage ${index + 1} (${stage.part}, ${longest} frames, batch ${batch}, ${processes} processes)`,
        needed: inGibibytes(needed),
        available: inGibibytes(available),
      });
    } finally {
      await opened.dispose?.();
    }
  }
}

function inGibibytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}
