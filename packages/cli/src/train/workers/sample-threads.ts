import type { Tensors, TrainingTask } from '@drapeflow/core';
import { WorkerThread } from '../../workers/worker-thread.js';
import type { SampleRequest, SampleWorkerStart } from './sample-messages.js';

/**
 * A task whose examples are made in worker threads, each of which opens the same task: the same request gives the same
 * example as without them. Example i comes from thread i modulo `count`, so that each thread reads sequences of its
 * own, where `sideBySide` of them is a multiple of `count`; else several threads open the same sequences.
 * @param task all but the examples comes from it; disposed with the threads
 */
export function withSampleThreads(
  task: TrainingTask,
  start: SampleWorkerStart,
  count: number,
): TrainingTask {
  const file = new URL('./sample-worker.js', import.meta.url);
  const threads = Array.from(
    { length: count },
    () => new WorkerThread<SampleRequest, Tensors>(file, start),
  );
  return {
    ...task,
    openStage: async ({ part, losses, lengths }) => {
      const objective = { part, losses, lengths };
      const stage = await task.openStage(objective);
      return {
        given: stage.given,
        graph: (length, batch) => stage.graph(length, batch),
        example: (example) => threads[example.index % count].ask({ objective, example }),
        picture: (inputs, outputs) => stage.picture(inputs, outputs),
        dispose: async () => stage.dispose?.(),
      };
    },
    dispose: async () => {
      await Promise.all(threads.map((thread) => thread.end()));
      await task.dispose?.();
    },
  };
}
