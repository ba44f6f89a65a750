import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { createDataset } from '../testing/adapter.js';
import { labelMap, picture, plant, type Tree } from '../testing/tree.js';
import { checkDataset } from './check-dataset.js';
import { LeftOut } from './left-out.js';
import { openDataset } from './open-dataset.js';

/** Pairs 1 to 6 of VITON-HD, at 6×8. */
const ids = ['1', '2', '3', '4', '5', '6'];
const whole: Tree = {
  'test_pairs.txt': ids.map((id) => `${id}.jpg ${id}.jpg`).join('\n'),
  ...Object.fromEntries(
    ids.flatMap((id) => [
      [`test/image/${id}.jpg`, picture(6, 8, () => 50, 'jpg')],
      [`test/cloth/${id}.jpg`, picture(6, 8, () => 90, 'jpg')],
      [`test/image-parse/${id}.png`, labelMap(6, 8, () => 5)],
    ]),
  ),
};

/** One fault of each kind, and a whole pair at the end. */
const plantBroken = async () => {
  const tree: Record<string, Tree[string]> = {
    ...whole,
    'test/image/2.jpg': (await picture(6, 8, (x, y) => (x * y * 97) % 255, 'jpg')).subarray(0, 250),
    'test/image-parse/3.png': labelMap(6, 8, (x) => 19 + x),
    'test/image-parse/4.png': labelMap(8, 6, () => 5),
    'test/cloth/5.jpg': '',
    'test/agnostic-mask/': '',
  };
  delete tree['test/cloth/1.jpg'];
  return plant(tree);
};
const open = (folder: string) => createDataset('viton-hd', { folder, split: 'test' });

describe('checking a data set', () => {
  test('finds nothing in a whole one.', async () => {
    const report = await checkDataset(await open(await plant(whole)));
    expect(report).toEqual({ split: 'test', sequences: 6, whole: 6, faults: [] });
  });

  test('names every fault, with the file, the reason and the pair that is lost.', async () => {
    const root = await plantBroken();
    const heard: string[] = [];
    const report = await checkDataset(await open(root), ({ path }) => heard.push(path));
    const faults = report.faults.map(({ path, ...rest }) => ({
      path: path.slice(root.length + 1),
      ...rest,
    }));
    expect(faults).toEqual([
      { path: 'test/agnostic-mask', problem: 'the folder is empty; fill it, or remove it' },
      { path: 'test/cloth/1.jpg', problem: 'it is missing', sequence: '1' },
      { path: 'test/image/2.jpg', problem: expect.stringContaining('JPEG'), sequence: '2' },
      {
        path: 'test/image-parse/3.png',
        problem: 'it has the labels 20, 21, 22, 23, 24; labels are 0 to 19',
        sequence: '3',
      },
      {
        path: 'test/image-parse/4.png',
        problem: 'it is 8×6, but the frame is 6×8',
        sequence: '4',
      },
      { path: 'test/cloth/5.jpg', problem: 'it is empty (0 bytes)', sequence: '5' },
    ]);
    expect([report.sequences, report.whole]).toEqual([6, 1]);
    expect(heard).toEqual(report.faults.map(({ path }) => path));
  });
});

describe('opening a data set for training', () => {
  test('is refused where a list or a folder has a fault, with the first of them.', async () => {
    const root = await plantBroken();
    await expect(openDataset('viton-hd', await open(root))).rejects.toMatchObject({
      code: 'DATASET_BROKEN',
      details: { path: `${root}/test/agnostic-mask`, others: 1 },
      message: expect.stringContaining('--skip-broken'),
    });
  });

  test('goes on without what is broken, and lists it, where that is wanted.', async () => {
    const root = await plantBroken();
    const list = `${root}/left-out.txt`;
    const leftOut = await LeftOut.begin(list);
    const dataset = await openDataset('viton-hd', await open(root), leftOut);
    expect(dataset.size).toBe(5);
    const read: string[] = [];
    for (let round = 0; round < 2; round++) {
      for (let index = 0; index < dataset.size; index++) {
        const sequence = await dataset.sequence(index);
        const name = await leftOut.unlessBroken(sequence.name, async () => {
          await sequence.garment();
          for await (const { image } of sequence.frames()) expect(image.width).toBe(6);
          return sequence.name;
        });
        if (name) read.push(name);
      }
    }
    expect(read).toEqual(['6', '6']);
    const lines = (await readFile(list, 'utf8')).trim().split('\n');
    expect(lines).toHaveLength(6);
    expect(leftOut.size).toBe(6);
    expect(lines[1]).toBe(`1\t${root}/test/cloth/1.jpg\tit is missing`);
    expect(lines[4]).toBe(`4\t${root}/test/image-parse/4.png\tit is 8×6, but the frame is 6×8`);
  });

  test('does not hide what is no fault of the data.', async () => {
    const leftOut = await LeftOut.begin(`${await plant({ a: 'a' })}/left-out.txt`);
    const failing = leftOut.unlessBroken('1', () => Promise.reject(new Error('out of memory')));
    await expect(failing).rejects.toThrow('out of memory');
  });

  test('is refused where nothing is left.', async () => {
    const root = await plant({ ...whole, 'test_pairs.txt': '7.jpg 7.jpg' });
    const leftOut = await LeftOut.begin(`${root}/left-out.txt`);
    await expect(openDataset('viton-hd', await open(root), leftOut)).rejects.toMatchObject({
      code: 'DATASET_EMPTY',
      message: expect.stringContaining(`${root}/test/image/7.jpg: it is missing`),
    });
  });

  test('names a list that cannot be written.', async () => {
    const path = `${await plant({ a: 'a' })}/nowhere/left-out.txt`;
    await expect(LeftOut.begin(path)).rejects.toMatchObject({ code: 'OUTPUT_NOT_WRITABLE' });
  });
});
