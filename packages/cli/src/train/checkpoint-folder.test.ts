import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  Adam,
  readSafetensors,
  type Checkpoint,
  type TrainingProgress,
  type Weights,
} from '@drapeflow/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withDisk } from '../testing/with-disk.js';
import { CheckpointFolder } from './checkpoint-folder.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drapeflow-checkpoints-'));
});
afterEach(() => rm(folder, { recursive: true }));

const options = { architecture: 'warp 8', keep: 2, bestMetadata: { preset: 'tiny' } };
const open = (given = options) => CheckpointFolder.open(folder, given);
const at = (...names: string[]) => join(folder, 'checkpoints', ...names);

const progressAt = (step: number): TrainingProgress => ({
  stage: 1,
  stepInStage: 3,
  step,
  convergence: { best: 0.1 + 0.2, sinceBest: 4 },
});
const filled = (value: number, length = 6): Weights =>
  new Map([
    ['kernel', { shape: [length / 2, 2], data: new Float32Array(length).fill(value) }],
    ['bias', { shape: [2], data: Float32Array.of(-0, value / 3) }],
  ]);
function checkpointAt(step: number, length?: number): Checkpoint {
  const adam = new Adam();
  adam.step(filled(step), new Map([['kernel', new Float32Array(6).fill(step)]]), 1e-3);
  return {
    progress: progressAt(step),
    weights: filled(step, length),
    average: filled(step + 0.5, length),
    adam: adam.state(),
  };
}

test('There is no checkpoint at first.', async () => {
  expect(await (await open()).read()).toBeUndefined();
});

test('What is read is what was written, to the last bit, also from another opening.', async () => {
  const store = await open();
  await store.write(checkpointAt(100));
  expect(await store.read()).toEqual(checkpointAt(100));
  expect(await (await open()).read()).toEqual(checkpointAt(100));
  expect((await readdir(at('step-00000100'))).sort()).toEqual([
    'adam.safetensors',
    'average.safetensors',
    'progress.json',
    'weights.safetensors',
  ]);
});

test.each([undefined, NaN, Infinity])('A best loss of %s is kept.', async (best) => {
  const store = await open();
  const convergence = { best, sinceBest: 0 };
  await store.write({ ...checkpointAt(1), progress: { ...progressAt(1), convergence } });
  expect((await store.read())?.progress.convergence).toEqual(convergence);
});

test('The last ones are kept, in the order of their steps.', async () => {
  const store = await open();
  for (const step of [9, 99_999_999, 100_000_000]) await store.write(checkpointAt(step));
  expect((await readdir(at())).sort()).toEqual(['step-100000000', 'step-99999999']);
  expect((await store.read())?.progress.step).toBe(100_000_000);
});

test('A second checkpoint of a step replaces the first.', async () => {
  const store = await open();
  await store.write(checkpointAt(5));
  const progress = { ...progressAt(5), stage: 2 };
  await store.write({ ...checkpointAt(5), progress });
  expect((await store.read())?.progress).toEqual(progress);
  expect(await readdir(at())).toEqual(['step-00000005']);
});

test('The best weights are kept beside, with what is said of them.', async () => {
  const store = await open();
  await store.writeBest(filled(1), progressAt(1));
  await store.writeBest(filled(2), progressAt(2));
  const { weights, metadata } = readSafetensors(await readFile(store.bestWeights), 'best');
  expect(weights).toEqual(filled(2));
  expect(metadata).toEqual({ preset: 'tiny' });
  expect(store.bestWeights).toBe(join(folder, 'best', 'weights.safetensors'));
  const progress: unknown = JSON.parse(
    await readFile(join(folder, 'best', 'progress.json'), 'utf8'),
  );
  expect(progress).toEqual(progressAt(2));
});

describe('A broken checkpoint is named,', () => {
  const path = () => at('step-00000002');
  async function expectProblem(problem: RegExp, given = options): Promise<void> {
    await expect((await open(given)).read()).rejects.toMatchObject({
      code: 'TRAINING_CHECKPOINT_BROKEN',
      details: { path: path(), problem: expect.stringMatching(problem) },
    });
  }
  beforeEach(async () => {
    const store = await open();
    await store.write(checkpointAt(1));
    await store.write(checkpointAt(2));
  });

  test.each(['adam.safetensors', 'progress.json'])('where %s is missing,', async (name) => {
    await rm(at('step-00000002', name));
    await expectProblem(new RegExp(`^it has no ${name}$`));
  });

  test('where a file is cut short,', async () => {
    // One float less.
    const { length } = await readFile(at('step-00000002', 'average.safetensors'));
    await truncate(at('step-00000002', 'average.safetensors'), length - 4);
    await expectProblem(/^its average\.safetensors is damaged: bias ends at byte \d+/);
  });

  test('where a header is a wrong one,', async () => {
    await writeFile(at('step-00000002', 'weights.safetensors'), 'not one of these');
    await expectProblem(/^its weights\.safetensors is damaged: its header claims/);
  });

  test.each(['', '{"step": 2}', '{"stage": 0.5}'])(
    'where its progress is ‘%s’,',
    async (content) => {
      await writeFile(at('step-00000002', 'progress.json'), content);
      await expectProblem(/^its progress\.json does not say where/);
    },
  );

  test('where it is of other networks.', async () => {
    await expectProblem(/: warp 8, not warp 16$/, { ...options, architecture: 'warp 16' });
  });

  test('Without it, the one before is read.', async () => {
    await truncate(at('step-00000002', 'weights.safetensors'), 9);
    await rename(path(), join(folder, 'elsewhere'));
    expect(await (await open()).read()).toEqual(checkpointAt(1));
  });
});

test('A disk that is full keeps the checkpoints and the best before, and no part of a new one.', (context) =>
  withDisk('size=1m', context, async (disk) => {
    const store = await CheckpointFolder.open(disk, options);
    // 80 kB for each of two files: one checkpoint takes a sixth of the disk.
    const floats = 20_000;
    await store.writeBest(filled(1, floats), progressAt(1));
    for (const step of [1, 2, 3]) await store.write(checkpointAt(step, floats));
    await writeFile(join(disk, 'other'), new Uint8Array(500_000));

    await expect(store.write(checkpointAt(4, floats))).rejects.toMatchObject({
      code: 'OUTPUT_DISK_FULL',
      details: { path: join(disk, 'checkpoints', 'step-00000004') },
    });
    expect(await store.read()).toEqual(checkpointAt(3, floats));
    expect((await readdir(join(disk, 'checkpoints'))).sort()).toEqual([
      'step-00000002',
      'step-00000003',
    ]);

    await writeFile(join(disk, 'another'), new Uint8Array(60_000));
    const best = store.writeBest(filled(4, floats), progressAt(4));
    await expect(best).rejects.toMatchObject({ code: 'OUTPUT_DISK_FULL' });
    const { weights } = readSafetensors(await readFile(store.bestWeights), 'best');
    expect(weights).toEqual(filled(1, floats));

    await rm(join(disk, 'other'));
    await store.write(checkpointAt(5, floats));
    expect(await store.read()).toEqual(checkpointAt(5, floats));
  }));

/**
 * Goes on from the newest checkpoint, and says each step once it is kept. All values of a checkpoint are its step; each
 * step is kept twice, the second time as the next stage's beginning.
 */
const writer = `
  const [file, folder, options] = process.argv.slice(1);
  const { CheckpointFolder } = await import(file);
  const { writeSync } = await import('node:fs');
  const store = await CheckpointFolder.open(folder, JSON.parse(options));
  const first = (await store.read())?.progress.step ?? 0;
  for (let step = first + 1; ; step++) {
    const values = new Map([['w', { shape: [50000], data: new Float32Array(50000).fill(step) }]]);
    for (const stage of [0, 1]) {
      const progress = { stage, stepInStage: 0, step, convergence: { sinceBest: 0 } };
      await store.writeBest(values, progress);
      await store.write({ progress, weights: values, average: values, adam: values });
      writeSync(1, step + ' ' + stage + '\\n');
    }
  }`;
/** The built one: another process does not read TypeScript. */
const file = new URL('../../dist/train/checkpoint-folder.js', import.meta.url).href;

test('Opening a folder removes a checkpoint that there is one too many of.', async () => {
  const store = await open({ ...options, keep: 2 });
  await store.write(checkpointAt(1));
  await store.write(checkpointAt(2));
  await open({ ...options, keep: 1 });
  expect(await readdir(at())).toEqual(['step-00000002']);
});

test('A process that is killed at any moment leaves whole all that it has said it kept.', async () => {
  const alone = { ...options, keep: 1 };
  for (let round = 0; round < 20; round++) {
    const given = ['--input-type=module', '-e', writer, file, folder, JSON.stringify(alone)];
    const child = spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    await once(child.stdout, 'data');
    await pause(100 * Math.random());
    child.kill('SIGKILL');
    await once(child, 'close');

    const [step, stage] = said.trim().split('\n').at(-1)!.split(' ').map(Number);
    const store = await open(alone);
    const found = (await store.read())!;
    const order = 2 * found.progress.step + found.progress.stage;
    expect(order).toBeGreaterThanOrEqual(2 * step! + stage!);
    expect(order).toBeLessThanOrEqual(2 * step! + stage! + 1);
    for (const values of [found.weights, found.average, found.adam]) {
      expect(valuesOf(values)).toEqual([found.progress.step]);
    }
    const best = readSafetensors(await readFile(store.bestWeights), 'best');
    expect([step, step! + 1]).toContain(valuesOf(best.weights)[0]);
    expect(valuesOf(best.weights)).toHaveLength(1);
    expect(await readdir(at())).toHaveLength(1);
    expect((await readdir(folder)).sort()).toEqual(['best', 'checkpoints']);
  }
}, 180_000);

/** Each value once. */
const valuesOf = (weights: Weights) => [...new Set(weights.get('w')!.data)];
