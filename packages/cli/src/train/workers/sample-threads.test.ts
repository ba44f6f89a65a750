import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExampleRequest, TrainingTask } from '@drapeflow/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSettings } from '../../configuration/load-settings.js';
import { testCache } from '../../testing/run-command.js';
import { openTryOnTask } from '../open-try-on-task.js';
import { trainingPlanSchema } from '../training-plan.js';
import type * as Built from './sample-threads.js';

/** The built one: its threads cannot start from TypeScript. */
const file = new URL('../../../dist/train/workers/sample-threads.js', import.meta.url).href;
const { withSampleThreads } = (await import(/* @vite-ignore */ file)) as typeof Built;

const plan = trainingPlanSchema.parse({
  preset: 'tiny',
  samples: { estimated: 0 },
  dataset: {
    plugin: 'studio',
    options: { width: 48, height: 64, frames: 4, sequences: 2, phone: false },
  },
});
const objective = {
  part: 'both',
  lengths: [1, 2],
  losses: { reconstruction: 1, 'flow-supervision': 1 },
};
const requests: readonly ExampleRequest[] = [
  { split: 'train', index: 0, length: 1 },
  { split: 'train', index: 1, length: 2 },
  { split: 'train', index: 2, length: 1 },
  { split: 'validation', index: 1, length: 2 },
];

let folder: string;
/** It makes examples in this process. */
let task: TrainingTask;
/** By how many threads they have. */
let threaded: ReadonlyMap<number, TrainingTask>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drapeflow-samples-'));
  const flags = [{ origin: 'the test', values: { cacheDirectory: testCache } }];
  const sources = { folder, environment: {}, assignments: [], flags };
  task = await openTryOnTask(plan, await loadSettings(sources), () => undefined);
  const shared = { ...task, dispose: async () => undefined };
  threaded = new Map(
    [1, 2].map((count) => [count, withSampleThreads(shared, { plan, sources }, count)]),
  );
});
afterAll(async () => {
  for (const each of [...threaded.values(), task]) await each.dispose?.();
  await rm(folder, { recursive: true, force: true });
});

test('The same request gives the same example in this process and in any number of threads.', async () => {
  const examplesOf = async (each: TrainingTask) => {
    const stage = await each.openStage(objective);
    return Promise.all(requests.map((request) => stage.example(request)));
  };
  const expected = await examplesOf(task);
  expect(await examplesOf(threaded.get(1)!)).toEqual(expected);
  expect(await examplesOf(threaded.get(2)!)).toEqual(expected);
});

test('A thread gives an example as often as it is asked, of whichever stage.', async () => {
  const [, request] = requests;
  const both = await threaded.get(1)!.openStage(objective);
  const warp = await threaded.get(1)!.openStage({
    ...objective,
    part: 'warp',
    losses: { 'flow-supervision': 1 },
  });
  const first = await both.example(request);
  expect(Object.keys(await warp.example(request)).sort()).toEqual(
    warp
      .graph(request.length, 1)
      .inputs.map(({ name }) => name)
      .sort(),
  );
  expect(await both.example(request)).toEqual(first);
});

test('What is wrong with an example is told as it was in the thread.', async () => {
  const stage = await threaded.get(1)!.openStage(objective);
  await expect(stage.example({ ...requests[0], length: 5 })).rejects.toMatchObject({
    code: 'TRAINING_DATA_SHORT',
    details: { dataset: 'studio', frames: 5 },
  });
});
