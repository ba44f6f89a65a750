// Plain JavaScript, as all files that threads start from.
import { workerData } from 'node:worker_threads';
import { loadSettings } from '../../configuration/load-settings.js';
import { answerRequests } from '../../workers/answer-requests.js';
import { openTryOnTask } from '../open-try-on-task.js';

/** @import { Tensors, TrainingObjective, TrainingStageTask } from '@drapeflow/core' */
/** @import { SampleRequest, SampleWorkerStart } from './sample-messages.js' */

const { plan, sources } = /** @type {SampleWorkerStart} */ (workerData);
const opening = loadSettings(sources).then((settings) =>
  openTryOnTask(plan, settings, (notice) => process.stderr.write(`${notice}\n`)),
);
// Who asks is told.
opening.catch(() => undefined);

/** @type {{ key: string, opened: Promise<TrainingStageTask> } | undefined} */
let current;

/**
 * Opened when it is first asked for; the one before is over then.
 * @param {TrainingObjective} objective
 */
async function open(objective) {
  const key = JSON.stringify(objective);
  if (current?.key !== key) {
    const closing = close();
    current = { key, opened: opening.then((task) => task.openStage(objective)) };
    await closing;
  }
  return current.opened;
}

async function close() {
  const stage = await current?.opened.catch(() => undefined);
  await stage?.dispose?.();
}

answerRequests(
  async (/** @type {SampleRequest} */ { objective, example }) =>
    (await open(objective)).example(example),
  (/** @type {Tensors} */ tensors) => [
    ...new Set(Object.values(tensors).map(({ data }) => /** @type {ArrayBuffer} */ (data.buffer))),
  ],
  async () => {
    await close();
    const task = await opening.catch(() => undefined);
    await task?.dispose?.();
  },
);
