import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readSafetensors } from '@drapeflow/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand, type CommandOptions } from '../testing/run-command.js';
import type { LoggedEvent } from '../train/logged-event.js';

let folder: string;
const at = (name: string) => join(folder, name);

/** Toy frames of a toy network; every kind of stage. */
const plan = {
  preset: 'tiny',
  accumulate: 2,
  validationExamples: 2,
  validateEvery: 3,
  checkpointEvery: 2,
  samples: { estimated: 0 },
  dataset: {
    plugin: 'studio',
    options: { width: 48, height: 64, frames: 12, sequences: 8, phone: false, workers: 1 },
  },
  stages: [
    {
      part: 'warp',
      steps: 4,
      lengths: [1, 2],
      losses: { 'flow-supervision': 1, 'temporal-flow': 1 },
    },
    { part: 'generator', steps: 3, losses: { reconstruction: 1 } },
    { part: 'both', steps: 2, lengths: [2], losses: { reconstruction: 1, 'garment-edge': 1 } },
  ],
};
const writePlan = (name: string, changes: object = {}) =>
  writeFile(at(name), JSON.stringify({ ...plan, ...changes }));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drapeflow-train-'));
  await writePlan('plan.json');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const engine = ['--engine', 'wasm', '--processes', '1'];
const train = (commandLine: readonly string[], options: Partial<CommandOptions> = {}) =>
  runCommand(['train', ...commandLine, ...engine], { folder, ...options });

async function logOf(name: string): Promise<LoggedEvent[]> {
  const lines = (await readFile(at(`${name}/log.jsonl`), 'utf8')).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as LoggedEvent);
}

/** What must be the same in every run of a training. */
const lossesOf = (events: readonly LoggedEvent[]) =>
  events.flatMap((event) =>
    event.kind === 'step' || event.kind === 'validated'
      ? [{ kind: event.kind, step: event.step, losses: event.losses }]
      : [],
  );

describe('drapeflow train', () => {
  beforeAll(async () => {
    const { exitCode, stderr } = await train(['plan.json', '-o', 'whole']);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  });

  test('goes through its stages, and leaves weights, checkpoints, pictures and a page.', async () => {
    const events = await logOf('whole');
    const ends = events.filter((event) => event.kind === 'stage-ended');
    expect(ends.map(({ step, reason }) => ({ step, reason }))).toEqual([
      { step: 4, reason: 'steps' },
      { step: 7, reason: 'steps' },
      { step: 9, reason: 'steps' },
    ]);
    expect((await readdir(at('whole'))).sort()).toEqual([
      'best',
      'checkpoints',
      'index.html',
      'log.jsonl',
      'pictures',
      'training.json',
    ]);
    expect(await readdir(at('whole/checkpoints'))).toHaveLength(3);
    const bytes = await readFile(at('whole/best/weights.safetensors'));
    expect(readSafetensors(bytes, 'the best').metadata).toMatchObject({ preset: 'tiny' });
    expect(await readFile(at('whole/index.html'), 'utf8')).toContain('3 of 3 stages');
  });

  test('learns the same whoever makes its examples.', async () => {
    const { exitCode, stderr } = await train(['plan.json', '-o', 'alone', '--sample-threads', '0']);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    expect(lossesOf(await logOf('alone'))).toEqual(lossesOf(await logOf('whole')));
  });

  test('makes weights that dress people.', async () => {
    const weights = at('whole/best/weights.safetensors');
    const plugins = ['warp=flow-memory-warp', 'generator=flow-memory-generator'];
    const set = [
      ...plugins,
      ...['warp', 'generator'].map((kind) => `${kind}.options.weights=${weights}`),
    ];
    const { exitCode, stderr } = await runCommand(
      [
        ...['demo', '-o', 'demo', '--frames', '3'],
        ...set.flatMap((assignment) => ['--set', assignment]),
      ],
      { folder },
    );
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    expect(stderr).not.toContain('untrained');
  });

  test('that is killed goes on as if it had not been.', { timeout: 180_000 }, async () => {
    const command = [join(import.meta.dirname, '../../bin/drapeflow.js')];
    const child = spawn(
      process.execPath,
      [...command, 'train', 'plan.json', '-o', 'killed', ...engine],
      { cwd: folder, stdio: 'ignore' },
    );
    const ended = new Promise((resolve) => child.on('exit', resolve));
    while (!existsSync(at('killed/checkpoints/step-00000002'))) await wait(20);
    child.kill('SIGKILL');
    await ended;
    const { exitCode, stderr } = await train(['plan.json', '-o', 'killed']);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    expect(stderr).toMatch(/Going on from step [2-9]\./);
    expect(lossesOf(await logOf('killed'))).toEqual(lossesOf(await logOf('whole')));
    const best = (name: string) => readFile(at(`${name}/best/weights.safetensors`));
    expect((await best('killed')).equals(await best('whole'))).toBe(true);
  });

  test('that is stopped by Ctrl-C writes a checkpoint.', { timeout: 180_000 }, async () => {
    const command = [join(import.meta.dirname, '../../bin/drapeflow.js')];
    const child = spawn(
      process.execPath,
      [...command, 'train', 'plan.json', '-o', 'stopped', ...engine],
      { cwd: folder, stdio: 'ignore' },
    );
    const ended = new Promise((resolve) => child.on('exit', resolve));
    const hasStep = async () =>
      existsSync(at('stopped/log.jsonl')) &&
      (await logOf('stopped').catch(() => [])).some(({ kind }) => kind === 'step');
    while (!(await hasStep())) await wait(20);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    const events = await logOf('stopped');
    expect(events.at(-1)).toMatchObject({ kind: 'stage-ended', reason: 'stopped' });
    const { step } = events.at(-1)!;
    expect(await readdir(at('stopped/checkpoints'))).toContain(
      `step-${String(step).padStart(8, '0')}`,
    );
    expect(await readFile(at('stopped/index.html'), 'utf8')).toContain('Stopped');
  });

  test.each([
    ['another configuration', { accumulate: 3 }, 'TRAINING_FOLDER_FOREIGN', /accumulate 2.*3/],
    ['other networks', { preset: 'live' }, 'TRAINING_FOLDER_FOREIGN', /architecture/],
  ])('refuses a folder that was begun with %s.', async (_what, changes, code, message) => {
    await writePlan('other.json', changes);
    const { exitCode, stderr } = await train(['other.json', '-o', 'whole']);
    expect({ exitCode, code: stderr.includes(code) }).toEqual({ exitCode: 1, code: true });
    expect(stderr).toMatch(message);
  });

  test.each([
    ['that cannot fit in memory', { batch: 4096, preset: 'base' }, /TRAINING_TOO_LARGE.*stage 1/],
    ['with faults', { accumulate: 0, stages: [] }, /accumulate.*stages|stages.*accumulate/s],
    [
      'with a loss that is not there',
      { stages: [{ part: 'warp', steps: 1, losses: { nice: 1 } }] },
      /nice/,
    ],
    [
      'that trains what is not there',
      { stages: [{ part: 'face', steps: 1, losses: { reconstruction: 1 } }] },
      /face.*warp, generator, both/,
    ],
  ])('refuses a plan %s.', async (_what, changes, message) => {
    await writePlan('broken.json', changes);
    const { exitCode, stderr } = await train(['broken.json', '-o', 'broken']);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(message);
    expect(existsSync(at('broken'))).toBe(false);
  });
});
