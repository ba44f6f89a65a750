import { describe, expect, test } from 'vitest';
import { describeDataset } from '@drapeflow/core/testing';
import { faultsOf } from '../checking/check-dataset.js';
import { createDataset, namesOf, readSequence } from '../testing/adapter.js';
import { clip, picture, plant, type Tree } from '../testing/tree.js';

const [width, height, frameCount] = [12, 16, 6];

function video(category: string, number: string, shade: number): Tree {
  const frames = Array.from({ length: frameCount }, (_, index) => () => shade + index);
  const masks = frames.map((_, index) => (x: number) => (x < index ? 255 : 0));
  return {
    [`${category}/videos/${number}_detail.mp4`]: clip(width, height, frames),
    [`${category}/agnostic_mask/${number}_detail.mp4`]: clip(width, height, masks),
    [`${category}/images/${number}_in_xl.jpg`]: picture(8, 8, () => shade + 100, 'jpg'),
  };
}

const videos = { ...video('upper_body', '1222020', 10), ...video('upper_body', '1057795', 20) };
const listed = await plant({
  ...videos,
  'upper_body/train_pairs.txt': '',
  'upper_body/test_pairs.txt':
    '1222020_detail.mp4 1222020_in_xl.jpg\n1057795_detail.mp4 1057795_in_xl.jpg\n',
  'upper_body/test_pairs_unpaired.txt': '1222020_detail.mp4 1057795_in_xl.jpg\n',
});
const open = (options: object = {}) =>
  createDataset('vivid', { folder: listed, split: 'test', ...options });

describeDataset('ViViD', open);

describe('ViViD', () => {
  test('is read by its lists where it has some.', async () => {
    expect(await namesOf(await open())).toEqual([
      'upper_body/1222020_detail',
      'upper_body/1057795_detail',
    ]);
    const unpaired = await open({ pairing: 'unpaired' });
    const name = 'upper_body/1222020_detail in 1057795_in_xl';
    expect((await readSequence(unpaired, name)).garmentColour).toEqual([120, 120, 120]);
  });

  test('has masks that go with the frames.', async () => {
    const { frames } = await readSequence(await open(), 'upper_body/1222020_detail');
    expect(frames.map(({ image }) => image.data[0])).toEqual([10, 11, 12, 13, 14, 15]);
    const removed = frames.map(({ torso }) =>
      torso!.kept.data.slice(0, width).filter((kept) => kept === 0),
    );
    expect(removed.map(({ length }) => length)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('matches videos and garments by their numbers without lists, every garment in one split.', async () => {
    const numbers = Array.from({ length: 30 }, (_, index) => `${2000 + index}`);
    const folder = await plant(
      Object.assign({}, ...numbers.map((number) => video('dresses', number, 1))) as Tree,
    );
    const of = async (split: string) =>
      namesOf(await createDataset('vivid', { folder, split, holdOut: 4, categories: ['dresses'] }));
    const splits = [await of('train'), await of('validation'), await of('test')];
    const names = numbers.map((number) => `dresses/${number}_detail`);
    expect(splits.flat().sort()).toEqual(names);
    expect(splits.map(({ length }) => length > 2)).toEqual([true, true, true]);
  });

  test('takes the ranges of frames that lines of JSON name, each as a sequence.', async () => {
    const folder = await plant({
      ...videos,
      'test.jsonl':
        '{"video": "1222020_detail.mp4", "image": "1222020_in_xl.jpg", "subdir": "upper_body", "front_seqs": [1, 4]}\n',
      'upper_body/train_data.jsonl':
        '{"video": "1057795_detail.mp4", "image": "1057795_in_xl.jpg", "front_seqs": [[0, 2], [3, 6]]}\n{}\n',
    });
    const test = await createDataset('vivid', { folder, split: 'test', list: 'test.jsonl' });
    const { frames, sequence } = await readSequence(test, 'upper_body/1222020_detail 1–4');
    expect(frames.map(({ image }) => image.data[0])).toEqual([11, 12, 13]);
    expect(sequence.frameCount).toBe(3);
    const list = 'upper_body/train_data.jsonl';
    const train = await createDataset('vivid', { folder, split: 'test', list });
    expect(await namesOf(train)).toEqual([
      'upper_body/1057795_detail 0–2',
      'upper_body/1057795_detail 3–6',
    ]);
    expect(await faultsOf(train, 'files')).toEqual([
      { path: `${folder}/${list}:2`, problem: "'{}' is no entry of this list" },
    ]);
  });

  test('names a mask that is shorter than its video.', async () => {
    const folder = await plant({
      ...videos,
      'upper_body/test_pairs.txt': '1222020_detail.mp4 1222020_in_xl.jpg',
      'upper_body/agnostic_mask/1222020_detail.mp4': clip(width, height, [() => 0, () => 0]),
    });
    const dataset = await createDataset('vivid', { folder, split: 'test' });
    expect(await faultsOf(dataset, 'contents')).toEqual([
      {
        path: `${folder}/upper_body/agnostic_mask/1222020_detail.mp4`,
        problem: 'it has 2 frames, but the video has 6',
        sequence: 'upper_body/1222020_detail',
      },
    ]);
  });
});
