import {
  appendFile,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Dataset, DatasetFrame } from '@drapeflow/core';
import { describeDataset } from '@drapeflow/core/testing';
import {
  paintedDataset,
  paintedPreprocessing,
  type PaintedOptions,
} from '../testing/painted-dataset.js';
import { fillDisk } from '../testing/full-disk.js';
import { bundle, run } from '../testing/run-typescript.js';
import { plant } from '../testing/tree.js';
import { contentOf } from './content-of.js';
import { cachedPreprocessing, type PreprocessingCacheOptions } from './preprocessing-cache.js';

const opened = new Set<Dataset>();
afterEach(closeAll);
afterAll(closeAll);

async function closeAll(): Promise<void> {
  for (const dataset of opened) await dataset.dispose?.();
  opened.clear();
}

const emptyFolder = () => plant({});
const megabyte = 2 ** 20;

/** Opens a cache of a painted data set, and counts what is made. */
async function openCache(
  folder: string,
  painted: PaintedOptions,
  options: Partial<PreprocessingCacheOptions> = {},
) {
  const made: number[] = [];
  const preprocessing = paintedPreprocessing(() => made.push(1));
  const given = { folder, key: 'painted', maximumBytes: megabyte, ...options };
  const dataset = await cachedPreprocessing(paintedDataset(painted), preprocessing, given);
  opened.add(dataset);
  const close = async () => {
    opened.delete(dataset);
    await dataset.dispose?.();
  };
  return { dataset, made, close };
}

async function framesOf(dataset: Dataset, index: number): Promise<DatasetFrame[]> {
  const frames: DatasetFrame[] = [];
  for await (const frame of (await dataset.sequence(index)).frames()) frames.push(frame);
  return frames;
}

async function readAll(dataset: Dataset): Promise<string[]> {
  const contents: string[] = [];
  for (let index = 0; index < dataset.size; index++) {
    contents.push(await contentOf(await dataset.sequence(index)));
  }
  return contents;
}

const shardsOf = async (folder: string) =>
  (await readdir(folder)).filter((name) => name.endsWith('.shard'));

describeDataset('cached', async () => {
  const { dataset } = await openCache(await emptyFolder(), { sequences: 3, frames: 5 });
  return dataset;
});

describe('A cache of preprocessed sequences', () => {
  test('gives what the preprocessors made, masks to the 255th.', async () => {
    const painted = { sequences: 2, frames: 3 };
    const { dataset } = await openCache(await emptyFolder(), painted);
    const frames = await framesOf(dataset, 1);
    const plain = paintedPreprocessing();
    const sequence = await paintedDataset(painted).sequence(1);
    let index = 0;
    for await (const { pose, personMask, ...expected } of plain.frames(sequence.frames())) {
      const frame = frames[index++]!;
      expect(frame).toMatchObject(expected);
      expect(frame.pose!.leftElbow.x).toBe(Math.fround(pose.leftElbow.x));
      expect(frame.pose!.nose).toMatchObject({ y: pose.nose.y });
      frame.personMask!.data.forEach((value, i) => {
        expect(Math.abs(value - personMask.data[i]!)).toBeLessThan(0.5 / 255 + 1e-6);
      });
    }
    expect(index).toBe(frames.length);
    const garment = await plain.garment(await sequence.garment());
    expect(await (await dataset.sequence(1)).garment()).toEqual(garment);
  });

  test('makes each sequence once, whatever of it is read first, and however often.', async () => {
    const folder = await emptyFolder();
    const { dataset, made, close } = await openCache(folder, { sequences: 3, frames: 4 });
    const sequence = await dataset.sequence(1);
    await Promise.all([sequence.garment(), framesOf(dataset, 1), framesOf(dataset, 1)]);
    expect(made).toHaveLength(1);
    const contents = await readAll(dataset);
    expect(made).toHaveLength(3);
    await close();
    const again = await openCache(folder, { sequences: 3, frames: 4 });
    expect(await readAll(again.dataset)).toEqual(contents);
    expect(again.made).toHaveLength(0);
    expect(await shardsOf(folder)).toHaveLength(1);
  });

  test('makes a sequence anew when a pixel of it has changed, and no other.', async () => {
    const folder = await emptyFolder();
    const painted = { sequences: 3, frames: 4 };
    await readAll((await openCache(folder, painted)).dataset);
    const changed = { ...painted, seed: (index: number) => (index === 2 ? 7 : index) };
    const { dataset, made } = await openCache(folder, changed);
    const [first] = await framesOf(dataset, 2);
    expect(made).toHaveLength(1);
    expect(first!.image.data[0]).toBe((700 * 31) % 256);
    await readAll(dataset);
    expect(made).toHaveLength(1);
  });

  test('makes everything anew for other preprocessors, and keeps what it has.', async () => {
    const folder = await emptyFolder();
    const painted = { sequences: 2, frames: 2 };
    await readAll((await openCache(folder, painted)).dataset);
    const other = await openCache(folder, painted, { key: 'others' });
    await readAll(other.dataset);
    expect(other.made).toHaveLength(2);
    const first = await openCache(folder, painted);
    await readAll(first.dataset);
    expect(first.made).toHaveLength(0);
  });

  test('does not keep what is not finished: a preprocessor that fails is asked again.', async () => {
    const folder = await emptyFolder();
    const plain = paintedPreprocessing();
    let attempts = 0;
    const failing = {
      ...plain,
      async *frames(given: AsyncIterable<DatasetFrame>) {
        const isFirst = attempts++ === 0;
        for await (const frame of plain.frames(given)) {
          if (isFirst && frame.pose.nose.y === 2) throw new Error('the model broke');
          yield frame;
        }
      },
    };
    const options = { folder, key: 'painted', maximumBytes: megabyte };
    const painted = paintedDataset({ sequences: 1, frames: 4 });
    const dataset = await cachedPreprocessing(painted, failing, options);
    opened.add(dataset);
    await expect(framesOf(dataset, 0)).rejects.toThrow('the model broke');
    expect(await framesOf(dataset, 0)).toHaveLength(4);
    expect(attempts).toBe(2);
  });

  test('takes no more of the disk than it may, and forgets what was not used for longest.', async () => {
    const folder = await emptyFolder();
    const painted = { sequences: 12, frames: 4, width: 24, height: 32 };
    const maximumBytes = 30_000;
    const { dataset, made } = await openCache(folder, painted, { maximumBytes });
    await readAll(dataset);
    expect(made).toHaveLength(12);
    const sizes = await Promise.all(
      (await shardsOf(folder)).map(async (name) => (await stat(`${folder}/${name}`)).size),
    );
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(maximumBytes);
    expect(sizes.reduce((sum, size) => sum + size)).toBeGreaterThan(maximumBytes / 2);
    await framesOf(dataset, 11);
    expect(made).toHaveLength(12);
    await framesOf(dataset, 0);
    expect(made).toHaveLength(13);
  });

  test('counts reading as use.', async () => {
    const folder = await emptyFolder();
    const painted = { sequences: 8, frames: 4, width: 24, height: 32 };
    const maximumBytes = 30_000;
    const { dataset, made } = await openCache(folder, painted, { maximumBytes });
    await framesOf(dataset, 0);
    const [oldest] = await shardsOf(folder);
    for (let index = 1; index < 8; index++) {
      await utimes(`${folder}/${oldest}`, 0, 0);
      await framesOf(dataset, 0);
      await framesOf(dataset, index);
    }
    expect(made).toHaveLength(8);
  });

  test('is of use while the disk is full: what it has can be read, and what it has not is made later.', async () => {
    const folder = await emptyFolder();
    const { dataset, made, close } = await openCache(folder, { sequences: 3, frames: 3 });
    const [first] = await framesOf(dataset, 0);
    const full = await fillDisk(`${folder}/${(await shardsOf(folder))[0]}`, 800);
    await expect(framesOf(dataset, 1)).rejects.toMatchObject({ code: 'OUTPUT_DISK_FULL' });
    expect((await framesOf(dataset, 0))[0]).toEqual(first);
    full.mockRestore();
    expect(await framesOf(dataset, 1)).toHaveLength(3);
    expect(made).toHaveLength(3);
    await close();
    const again = await openCache(folder, { sequences: 3, frames: 3 });
    await readAll(again.dataset);
    expect(again.made).toHaveLength(1);
  });

  test('names a shard that is damaged, and why.', async () => {
    const folder = await emptyFolder();
    const painted = { sequences: 1, frames: 3 };
    const { dataset, close } = await openCache(folder, painted);
    await readAll(dataset);
    await close();
    const path = `${folder}/${(await shardsOf(folder))[0]}`;
    const content = await readFile(path);
    content[Math.floor(content.length / 3)]! ^= 1;
    await writeFile(path, content);
    const again = await openCache(folder, painted);
    await expect(readAll(again.dataset)).rejects.toMatchObject({
      code: 'SHARD_BROKEN',
      message: expect.stringContaining(path),
    });
    const faults: unknown[] = [];
    for await (const fault of again.dataset.check('contents')) faults.push(fault);
    expect(faults).toEqual([{ path, problem: expect.stringContaining('checksum') }]);
  });

  test('names a folder that it cannot make.', async () => {
    const root = await plant({ taken: 'a file' });
    await expect(openCache(`${root}/taken`, { sequences: 1, frames: 1 })).rejects.toMatchObject({
      code: 'OUTPUT_NOT_WRITABLE',
    });
  });
});

describe('Several processes with one cache', () => {
  const painted = { sequences: 6, frames: 5 };
  let program: string;
  let expected: string[];
  beforeAll(async () => {
    program = await bundle(new URL('../testing/cache-worker.ts', import.meta.url));
    expected = await readAll((await openCache(await emptyFolder(), painted)).dataset);
  });
  afterAll(() => rm(program));

  const start = (folder: string, log: string, milliseconds: number, from: number) => {
    const { sequences, frames } = painted;
    const numbers = [sequences, frames, milliseconds, from].map(String);
    return run(program, [folder, log, ...numbers]);
  };
  const linesOf = async (log: string) => (await readFile(log, 'utf8')).trim().split('\n');

  test('make every sequence once in all, and read the same.', async () => {
    const folder = await emptyFolder();
    const log = `${folder}/log`;
    const results = await Promise.all([0, 0, 3].map((from) => start(folder, log, 5, from).ended));
    for (const { exitCode, stdout } of results) {
      expect(exitCode).toBe(0);
      expect(JSON.parse(stdout)).toEqual(expected);
    }
    const lines = await linesOf(log);
    expect(new Set(lines).size).toBe(6);
    expect(lines).toHaveLength(6);
    const left = await readdir(folder);
    expect(left.filter((name) => name.endsWith('.claim'))).toEqual([]);
  });

  test('lose nothing that was finished when one is killed, and go on where it was.', async () => {
    const folder = await emptyFolder();
    const log = `${folder}/log`;
    await appendFile(log, '');
    const { child, ended } = start(folder, log, 20, 0);
    while ((await readFile(log, 'utf8')).split('\n').length <= 3) await pause(2);
    await pause(40);
    child.kill('SIGKILL');
    expect((await ended).exitCode).toBe(null);
    const before = await linesOf(log);
    expect(before).toHaveLength(3);
    expect((await readdir(folder)).some((name) => name.endsWith('.claim'))).toBe(true);

    // As if it had been killed in the middle of a write.
    const [shard] = await shardsOf(folder);
    await truncate(`${folder}/${shard}`, (await stat(`${folder}/${shard}`)).size - 5);
    const { exitCode, stdout } = await start(folder, log, 0, 0).ended;
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual(expected);
    const after = (await linesOf(log)).slice(3);
    // The third was under way; the first two are not made again.
    expect(after).toHaveLength(4);
    expect(after[0]).toBe(before[2]);
    expect(await shardsOf(folder)).toHaveLength(1);
  });
});
