import { describe, expect, test } from 'vitest';
import { describeDataset } from '@drapeflow/core/testing';
import { faultsOf } from '../checking/check-dataset.js';
import { createDataset, namesOf, readSequence } from '../testing/adapter.js';
import { clip, picture, plant } from '../testing/tree.js';

const [width, height] = [12, 16];
const shades = (from: number) => [0, 1, 2, 3].map((index) => () => from + index);
const masks = [() => 255, () => 255, () => 0, () => 0];

const folder = await plant({
  'train_pairs.txt': '00425.mp4 00425.png\n',
  'test_pairs.txt': '00426.mp4 00426.png\n00427.mp4 00427.png\n',
  'test_pairs_unpaired.txt': '00426.mp4 00427.png\n',
  'videos/00425.mp4': clip(width, height, shades(10)),
  'videos/00426.mp4': clip(width, height, shades(20)),
  // Its frames lie in a folder, as those that the training reads.
  'videos/00427/0001.png': picture(width, height, () => 30),
  'videos/00427/0002.png': picture(width, height, () => 31),
  'videos_mask/00425.mp4': clip(width, height, masks),
  'videos_mask/00426.mp4': clip(width, height, masks),
  'videos_mask/00427/0001.png': picture(width, height, () => 255),
  'videos_mask/00427/0002.png': picture(width, height, () => 0),
  'garments/00425.png': picture(8, 8, () => 110),
  'garments/00426.png': picture(8, 8, () => 120),
  'garments/00427.png': picture(8, 8, () => 130),
});
const open = (options: object = {}) =>
  createDataset('tiktokdress', { folder, split: 'test', ...options });

describeDataset('TikTokDress', open);

describe('TikTokDress', () => {
  test('reads videos, be they files or folders of frames, with their masks.', async () => {
    const dataset = await open();
    expect(await namesOf(dataset)).toEqual(['00426', '00427']);
    const file = await readSequence(dataset, '00426');
    expect(file.frames.map(({ image }) => image.data[0])).toEqual([20, 21, 22, 23]);
    expect(file.frames.map(({ torso }) => torso!.kept.data[0])).toEqual([0, 0, 1, 1]);
    const pictures = await readSequence(dataset, '00427');
    expect(pictures.frames.map(({ image }) => image.data[0])).toEqual([30, 31]);
    expect(pictures.frames.map(({ torso }) => torso!.kept.data[0])).toEqual([0, 1]);
  });

  test('has a list of its own for unpaired garments.', async () => {
    const dataset = await open({ pairing: 'unpaired' });
    const { garmentColour } = await readSequence(dataset, '00426 in 00427');
    expect(garmentColour).toEqual([130, 130, 130]);
  });

  test('names a list that is missing, and lines without a garment.', async () => {
    const missing = await open({ list: 'newest.txt' });
    const path = `${folder}/newest.txt`;
    expect(await faultsOf(missing, 'files')).toEqual([{ path, problem: 'the list is missing' }]);
    const root = await plant({
      'test_pairs.txt': '1.mp4\n',
      'videos/1.mp4': clip(4, 4, [() => 0]),
      'garments/1.png': picture(4, 4, () => 0),
    });
    const dataset = await createDataset('tiktokdress', { folder: root, split: 'test' });
    expect(await faultsOf(dataset, 'files')).toEqual([
      { path: `${root}/test_pairs.txt:1`, problem: "'1.mp4' has no garment beside it" },
      { path: `${root}/test_pairs.txt`, problem: 'the list has no pairs' },
    ]);
  });
});
