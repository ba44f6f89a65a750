import { describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { describeDataset } from '@drapeflow/core/testing';
import { faultsOf } from '../checking/check-dataset.js';
import { createDataset, namesOf, readSequence } from '../testing/adapter.js';
import { clip, picture, plant } from '../testing/tree.js';

const [width, height] = [12, 16];
/** Red, and transparent but for the left half. */
const cutOut = sharp(
  Buffer.from(Array.from({ length: 64 }, (_, i) => [255, 0, 0, i % 8 < 4 ? 255 : 0]).flat()),
  { raw: { width: 8, height: 8, channels: 4 } },
)
  .png()
  .toBuffer();

const own = {
  'clips/anna.mp4': clip(width, height, [() => 10, () => 11, () => 12]),
  'clips/berta.jpg': picture(width, height, () => 20, 'jpg'),
  'clips/clara/2.png': picture(width, height, () => 32),
  'clips/clara/10.png': picture(width, height, () => 33),
  'garments/anna.jpg': picture(8, 8, () => 110, 'jpg'),
  'garments/berta.png': cutOut,
  'garments/clara.jpg': picture(8, 8, () => 130, 'jpg'),
};
const folder = await plant({
  ...own,
  'test_pairs.txt': 'anna anna\nberta.jpg berta\nclara clara.jpg\n',
  'test_pairs_unpaired.txt': 'anna clara\n',
});
const open = (options: object = {}) =>
  createDataset('folder', { folder, split: 'test', ...options });

describeDataset('of a folder', open);

describe('a folder of clips and garments', () => {
  test('may have videos, pictures, and folders of frames in the order of their numbers.', async () => {
    const dataset = await open();
    expect(await namesOf(dataset)).toEqual(['anna', 'berta', 'clara']);
    const shadesOf = async (name: string) =>
      (await readSequence(dataset, name)).frames.map(({ image }) => image.data[0]);
    expect(await shadesOf('anna')).toEqual([10, 11, 12]);
    expect(await shadesOf('berta')).toEqual([20]);
    expect(await shadesOf('clara')).toEqual([32, 33]);
  });

  test('needs no mask for a garment that is cut out.', async () => {
    const { garment } = await readSequence(await open(), 'berta');
    expect([garment.mask!.data[3], garment.mask!.data[4]]).toEqual([1, 0]);
  });

  test('may name garments for clips in which another is worn.', async () => {
    const dataset = await open({ pairing: 'unpaired' });
    const { sequence, garmentColour } = await readSequence(dataset, 'anna in clara');
    expect([sequence.paired, ...garmentColour]).toEqual([false, 130, 130, 130]);
  });

  test('needs no list where clips and garments have the same names.', async () => {
    const root = await plant(own);
    const of = async (split: string) =>
      namesOf(await createDataset('folder', { folder: root, split, holdOut: 3 }));
    const splits = [await of('train'), await of('validation'), await of('test')];
    expect(splits.flat().sort()).toEqual(['anna', 'berta', 'clara']);
  });

  test('must have masks for all garments or for none.', async () => {
    const root = await plant({
      ...own,
      'test_pairs.txt': 'anna anna\nclara clara',
      'garment-masks/anna.png': picture(8, 8, (x) => (x < 2 ? 255 : 0)),
    });
    const dataset = await createDataset('folder', { folder: root, split: 'test' });
    const path = `${root}/garment-masks/clara`;
    expect(await faultsOf(dataset, 'files')).toEqual([
      { path, problem: 'it is missing', sequence: 'clara' },
    ]);
    const { garment } = await readSequence(dataset, 'anna');
    expect([garment.mask!.data[1], garment.mask!.data[2]]).toEqual([1, 0]);
  });

  test.each([
    ['is not there', {}, '', 'there is no such folder'],
    ['has no clips', { 'garments/a.jpg': 'x' }, '/clips', 'there is no such folder'],
    [
      'has an empty folder',
      { 'clips/': '' },
      '/clips',
      'the folder is empty; fill it, or remove it',
    ],
  ])('that %s is named.', async (_what, tree, path, problem) => {
    const planted = await plant(tree);
    const root = path === '' ? `${planted}/nowhere` : planted;
    const dataset = await createDataset('folder', { folder: root });
    expect(dataset.size).toBe(0);
    expect(await faultsOf(dataset, 'files')).toContainEqual({ path: `${root}${path}`, problem });
  });
});
