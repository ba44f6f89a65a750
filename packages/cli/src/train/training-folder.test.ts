import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { trainingConfigurationSchema } from '@drapeflow/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTrainingFolder } from './training-folder.js';

let parent: string;
let path: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'drapeflow-training-'));
  path = join(parent, 'run');
});
afterEach(() => rm(parent, { recursive: true }));

const configuration = (steps: number) =>
  trainingConfigurationSchema.parse({ stages: [{ part: 'warp', steps, losses: { shape: 1 } }] });
const identity = {
  version: '1.0.0',
  architecture: 'warp 8',
  configuration: configuration(100),
  data: { studio: { people: 4 }, sequences: ['a', 'b'] },
};
const foreign = (problem: RegExp) => ({
  code: 'TRAINING_FOLDER_FOREIGN',
  details: { path, problem: expect.stringMatching(problem) },
});

/** @param lock the file's name */
const busy = (process: number, host: string, lock: RegExp) => ({
  code: 'TRAINING_FOLDER_BUSY',
  details: { path, process, host, lock: expect.stringMatching(lock) },
});

test('A folder is made, and says what it is.', async () => {
  const before = Date.now();
  const { training, close } = await openTrainingFolder(path, identity);
  await close();
  expect(await readdir(path)).toEqual(['training.json']);
  expect(JSON.parse(await readFile(join(path, 'training.json'), 'utf8'))).toEqual(training);
  const { begun, ...rest } = training;
  expect(rest).toEqual(identity);
  expect(Date.parse(begun)).toBeGreaterThanOrEqual(before);
});

test('The same training goes on in it, also with a newer version, and what was written stays.', async () => {
  const first = await openTrainingFolder(path, identity);
  await first.close();
  await mkdir(join(path, 'checkpoints'));
  const reordered = { sequences: ['a', 'b'], studio: { people: 4 }, none: undefined };
  const given = { ...identity, version: '1.1.0', data: reordered };
  const { training, close } = await openTrainingFolder(path, given);
  await close();
  expect(training.begun).toBe(first.training.begun);
  expect(training.version).toBe('1.0.0');
});

test.each([
  [{ architecture: 'warp 16' }, /architecture "warp 8", and now it is "warp 16"$/],
  [{ configuration: configuration(200) }, /configuration\.stages\.0\.steps 100, .* is 200$/],
  [{ data: { ...identity.data, sequences: ['a', 'c'] } }, /data\.sequences\.1 "b", .* is "c"$/],
  [{ data: { ...identity.data, folder: 'x' } }, /data\.folder not given, and now it is "x"$/],
])('Another training is refused: %j', async (other, problem) => {
  await (await openTrainingFolder(path, identity)).close();
  const written = await readFile(join(path, 'training.json'), 'utf8');
  const opening = openTrainingFolder(path, { ...identity, ...other });
  await expect(opening).rejects.toMatchObject(foreign(problem));
  expect(await readdir(path)).toEqual(['training.json']);
  expect(await readFile(join(path, 'training.json'), 'utf8')).toBe(written);
  await (await openTrainingFolder(path, identity)).close();
});

test('A folder of other things is refused, and nothing is put there.', async () => {
  await mkdir(path);
  await writeFile(join(path, 'holiday.jpg'), '');
  const opening = openTrainingFolder(path, identity);
  await expect(opening).rejects.toMatchObject(
    foreign(/^it has holiday\.jpg, but no training\.json$/),
  );
  expect(await readdir(path)).toEqual(['holiday.jpg']);
});

test.each(['', '{"name": "x"}'])('A training.json that holds ‘%s’ is foreign.', async (content) => {
  await mkdir(path);
  await writeFile(join(path, 'training.json'), content);
  const opening = openTrainingFolder(path, identity);
  await expect(opening).rejects.toMatchObject(foreign(/does not describe a training$/));
  expect(await readdir(path)).toEqual(['training.json']);
});

test('A training begins in an empty folder, and where one was killed before it had begun.', async () => {
  await mkdir(path);
  await writeFile(join(path, '.training.json.partial'), '{"vers');
  await writeFile(join(path, `.lock-${process.pid}-00000000-${hostname()}`), '');
  await (await openTrainingFolder(path, identity)).close();
  expect(await readdir(path)).toEqual(['training.json']);
});

test('A place that cannot be a folder is named.', async () => {
  const nowhere = openTrainingFolder(join(path, 'deeper'), identity);
  await expect(nowhere).rejects.toMatchObject({ code: 'OUTPUT_FOLDER_MISSING' });
  await writeFile(path, 'a file');
  const file = openTrainingFolder(path, identity);
  await expect(file).rejects.toMatchObject({ code: 'OUTPUT_NOT_WRITABLE' });
});

/** Opens the folder, says how that went, and holds it until it is killed. */
const opener = `
  const [file, path, identity] = process.argv.slice(1);
  const { openTrainingFolder } = await import(file);
  await openTrainingFolder(path, JSON.parse(identity)).then(
    () => console.log('opened'),
    (error) => console.log(error.message),
  );
  setInterval(() => {}, 1000);`;
/** The built one: another process does not read TypeScript. */
const file = new URL('../../dist/train/training-folder.js', import.meta.url).href;

async function startOpener() {
  const given = ['--input-type=module', '-e', opener, file, path, JSON.stringify(identity)];
  const child = spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  const end = async () => {
    child.kill('SIGKILL');
    await once(child, 'close');
  };
  return { pid: child.pid!, said: said.trim(), end };
}

describe('Of two that open a folder at once', () => {
  test('the second is refused, in the same process, until the first closes it.', async () => {
    const first = await openTrainingFolder(path, identity);
    const second = () => openTrainingFolder(path, identity);
    const held = busy(process.pid, hostname(), new RegExp(`/\\.lock-${process.pid}-`));
    await expect(second()).rejects.toMatchObject(held);
    await expect(second()).rejects.toMatchObject(held);
    await first.close();
    await (await second()).close();
  });

  test('the second is refused while another process has it, and not once that is killed.', async () => {
    const { pid, said, end } = await startOpener();
    expect(said).toBe('opened');
    const second = () => openTrainingFolder(path, identity);
    const held = busy(pid, hostname(), new RegExp(`/\\.lock-${pid}-`));
    await expect(second()).rejects.toMatchObject(held);
    await end();
    await (await second()).close();
    expect(await readdir(path)).toEqual(['training.json']);
  });

  test('one at most goes on, of processes that start together.', async () => {
    const openers = await Promise.all(Array.from({ length: 4 }, startOpener));
    const opened = openers.filter(({ said }) => said === 'opened');
    const refused = openers.filter(({ said }) => / a training is under way, /.test(said));
    for (const { end } of openers) await end();
    expect(opened.length).toBeLessThanOrEqual(1);
    expect(opened.length + refused.length).toBe(4);
  });

  test('a process of another machine holds it, as nobody can tell whether it runs.', async () => {
    await (await openTrainingFolder(path, identity)).close();
    const lock = '.lock-1-00000000-somewhere.else';
    await writeFile(join(path, lock), '');
    const opening = openTrainingFolder(path, identity);
    await expect(opening).rejects.toMatchObject(
      busy(1, 'somewhere.else', /\.lock-1-00000000-somewhere\.else$/),
    );
    await rm(join(path, lock));
    await (await openTrainingFolder(path, identity)).close();
  });
});
