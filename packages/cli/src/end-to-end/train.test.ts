import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readSafetensors } from '@drapeflow/core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawShirt } from '../testing/make-media.js';
import { runCommand, type CommandOptions } from '../testing/run-command.js';
import { withDisk } from '../testing/with-disk.js';
import type { LoggedEvent } from '../train/logged-event.js';

let folder: string;
const at = (name: string) => join(folder, name);

/** A few steps of a toy network in every kind of stage, on two sequences that are filmed once. */
const plan = {
  preset: 'tiny',
  accumulate: 1,
  validationExamples: 1,
  validateEvery: 2,
  checkpointEvery: 1,
  keepCheckpoints: 2,
  samples: { estimated: 0 },
  dataset: { plugin: 'made', options: { folder: 'filmed' } },
  validation: {},
  stages: [
    {
      part: 'warp',
      steps: 3,
      lengths: [1, 2],
      losses: { 'flow-supervision': 1, 'temporal-flow': 1 },
    },
    { part: 'generator', steps: 2, losses: { reconstruction: 1 } },
    { part: 'both', steps: 3, losses: { reconstruction: 1, 'garment-edge': 1 } },
  ],
};
const writePlan = (name: string, changes: object = {}) =>
  writeFile(at(name), JSON.stringify({ ...plan, ...changes }));
/** One stage of one step. */
const stage = (part: string, loss: string) => ({
  stages: [{ part, steps: 1, losses: { [loss]: 1 } }],
});

const run = (commandLine: readonly string[], options: Partial<CommandOptions> = {}) =>
  runCommand(commandLine, { folder, ...options });
const train = (plan: string, output: string, options: Partial<CommandOptions> = {}) =>
  run(['train', plan, '-o', output, '--engine', 'wasm', '--processes', '1'], options);

async function logOf(output: string): Promise<LoggedEvent[]> {
  const lines = (await readFile(join(output, 'log.jsonl'), 'utf8')).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as LoggedEvent);
}

const checkpoint = (step: number) => `checkpoints/step-${String(step).padStart(8, '0')}`;

/** Ends a command once a file of its is there. */
const endedAt = (path: string, end: (child: ChildProcess) => void) => ({
  onStart: async (child: ChildProcess) => {
    while (!existsSync(path) && child.exitCode === null) await wait(20);
    end(child);
  },
});

/** What must be the same in every run of a training. */
async function resultOf(output: string) {
  const losses = (await logOf(output)).flatMap((event) =>
    event.kind === 'step' || event.kind === 'validated'
      ? [{ kind: event.kind, step: event.step, losses: event.losses }]
      : [],
  );
  const best = await readFile(join(output, 'best/weights.safetensors'));
  return { losses, best: best.toString('base64') };
}

describe('drapeflow train', { timeout: 300_000 }, () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'drapeflow-train-'));
    await writePlan('plan.json');
    const options = ['width=48', 'height=64', 'frames=3', 'phone=false'];
    const assignments = options.flatMap((option) => ['--option', option]);
    const filmed = await run(['data', 'make', '-o', 'filmed', '--count', '2', ...assignments]);
    expect(filmed).toMatchObject({ exitCode: 0 });
    expect(await train('plan.json', 'whole')).toMatchObject({ exitCode: 0 });
  }, 300_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('goes through its stages, and leaves weights, checkpoints, pictures and a page.', async () => {
    const events = await logOf(at('whole'));
    const ends = events.filter((event) => event.kind === 'stage-ended');
    expect(ends.map(({ step, reason }) => ({ step, reason }))).toEqual([
      { step: 3, reason: 'steps' },
      { step: 5, reason: 'steps' },
      { step: 8, reason: 'steps' },
    ]);
    expect((await readdir(at('whole'))).sort()).toEqual([
      'best',
      'checkpoints',
      'index.html',
      'log.jsonl',
      'pictures',
      'training.json',
    ]);
    expect((await readdir(at('whole/checkpoints'))).sort()).toEqual([
      'step-00000007',
      'step-00000008',
    ]);
    const bytes = await readFile(at('whole/best/weights.safetensors'));
    expect(readSafetensors(bytes, 'the best').metadata).toMatchObject({ preset: 'tiny' });
    expect(await readFile(at('whole/index.html'), 'utf8')).toContain('3 of 3 stages');
  });

  test('makes weights that dress people.', async () => {
    const weights = at('whole/best/weights.safetensors');
    const assignments = [
      ...['warp=flow-memory-warp', 'generator=flow-memory-generator'],
      ...[`warp.options.weights=${weights}`, `generator.options.weights=${weights}`],
    ].flatMap((assignment) => ['--set', assignment]);
    const demo = await run(['demo', '-o', 'demo', '--frames', '2', ...assignments]);
    expect(demo).toMatchObject({ exitCode: 0 });
    expect(demo.stderr).not.toContain('untrained');
  });

  test('stopped by Ctrl-C, and then killed, goes on as if it had not been.', async () => {
    const output = at('cut');
    // A terminal sends it to every process of the command.
    const interrupted = endedAt(at(`cut/${checkpoint(1)}`), ({ pid }) =>
      process.kill(-pid!, 'SIGINT'),
    );
    const stopped = await train('plan.json', output, { inOwnGroup: true, ...interrupted });
    expect(stopped).toMatchObject({ exitCode: 130 });
    expect(stopped.stderr).toContain('what is done is kept');
    const last = (await logOf(output)).at(-1);
    expect(last).toMatchObject({ kind: 'stage-ended', reason: 'stopped' });
    expect(existsSync(join(output, checkpoint(last!.step)))).toBe(true);
    expect(await readFile(join(output, 'index.html'), 'utf8')).toContain('Stopped');

    const struck = endedAt(at(`cut/${checkpoint(5)}`), (child) => child.kill('SIGKILL'));
    const killed = await train('plan.json', output, struck);
    expect(killed).toMatchObject({ exitCode: null });
    expect(killed.stderr).toContain(`Going on from step ${last!.step}.`);

    const finished = await train('plan.json', output);
    expect(finished).toMatchObject({ exitCode: 0 });
    expect(finished.stderr).toMatch(/Going on from step [567]\./);
    expect(await resultOf(output)).toEqual(await resultOf(at('whole')));
  });

  test('on a disk that is full keeps what it has, and goes on when there is room.', (context) =>
    withDisk('size=4m', context, async (disk) => {
      const output = join(disk, 'training');
      // A checkpoint has 400 to 850 kB: there is room for one.
      await writeFile(join(disk, 'filler'), new Uint8Array(3_200_000));
      const full = await train('plan.json', output);
      expect(full).toMatchObject({ exitCode: 1 });
      expect(full.stderr).toContain('OUTPUT_DISK_FULL');
      await rm(join(disk, 'filler'));
      const finished = await train('plan.json', output);
      expect(finished).toMatchObject({ exitCode: 0 });
      expect(finished.stderr).toContain('Going on from step 1.');
      expect(await resultOf(output)).toEqual(await resultOf(at('whole')));
    }));

  test.each([
    ['another configuration', { accumulate: 3 }, /accumulate 1.*3/],
    ['another memory', { memory: { policy: 'none' } }, /memory\.policy "anchor-window".*"none"/],
    ['other networks', { preset: 'live' }, /architecture/],
  ])('refuses a folder that was begun with %s.', async (_what, changes, message) => {
    await writePlan('other.json', changes);
    const { exitCode, stderr } = await train('other.json', 'whole');
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringMatching(message) });
    expect(stderr).toContain('TRAINING_FOLDER_FOREIGN');
  });

  test.each([
    ['that cannot fit in memory', { batch: 4096, preset: 'base' }, /TRAINING_TOO_LARGE.*stage 1/],
    ['with faults', { accumulate: 0, stages: [] }, /accumulate.*stages|stages.*accumulate/s],
    ['with a loss that is not there', stage('warp', 'nice'), /PLUGIN_UNKNOWN.*nice/],
    [
      'that trains what is not there',
      stage('face', 'reconstruction'),
      /face.*warp, generator, both/,
    ],
  ])('refuses a plan %s, and writes nothing.', async (_what, changes, message) => {
    await writePlan('broken.json', changes);
    const { exitCode, stderr } = await train('broken.json', 'broken');
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringMatching(message) });
    expect(existsSync(at('broken'))).toBe(false);
  });

  test('names the loss and the field that data lacks, and writes nothing.', async () => {
    await plantVitonHd('viton-hd');
    const dataset = { plugin: 'viton-hd', options: { folder: 'viton-hd' } };
    const options = { dataset, validation: { split: 'test' } };
    await writePlan('lacking.json', { ...options, ...stage('warp', 'flow-supervision') });
    const lacking = await train('lacking.json', 'lacking');
    expect(lacking).toMatchObject({ exitCode: 1 });
    expect(lacking.stderr).toMatch(/TRAINING_DATA_LACKS.*flow-supervision.*true flow.*viton-hd/);
    expect(existsSync(at('lacking'))).toBe(false);
    await writePlan('enough.json', { ...options, ...stage('warp', 'garment-edge') });
    expect(await train('enough.json', 'enough')).toMatchObject({ exitCode: 0 });
  });
});

/** A copy of VITON-HD with a person to train with and one to validate with, who stand there and wear all they see. */
async function plantVitonHd(root: string): Promise<void> {
  const write = async (path: string, content: string | Buffer) => {
    await mkdir(dirname(at(`${root}/${path}`)), { recursive: true });
    await writeFile(at(`${root}/${path}`), content);
  };
  const [width, height] = [48, 64];
  const upperClothes = sharp(Buffer.alloc(width * height, 5), {
    raw: { width, height, channels: 1 },
  });
  const labels = await upperClothes.toColourspace('b-w').png().toBuffer();
  const shirt = await drawShirt('#f0f0f0', width, height).jpeg().toBuffer();
  // In pixels of 768×1024.
  const keypoints = Array.from({ length: 25 }, (_, i) => [200 + ((i * 90) % 400), 60 + 36 * i, 1]);
  const people = [{ pose_keypoints_2d: keypoints.flat() }];
  for (const phase of ['train', 'test']) {
    await write(`${phase}_pairs.txt`, '1.jpg 1.jpg\n');
    await write(`${phase}/image/1.jpg`, shirt);
    await write(`${phase}/cloth/1.jpg`, shirt);
    await write(`${phase}/cloth-mask/1.jpg`, shirt);
    await write(`${phase}/image-parse-v3/1.png`, labels);
    await write(`${phase}/openpose_json/1_keypoints.json`, JSON.stringify({ people }));
  }
}
