import { describe, expect, test } from 'vitest';
import { parsingLabels } from '@drapeflow/core';
import { describeDataset } from '@drapeflow/core/testing';
import { createDataset, namesOf, readSequence } from '../testing/adapter.js';
import { labelMap, picture, plant, type Tree } from '../testing/tree.js';

const [width, height] = [12, 16];
/** The right wrist, number 4, is not seen. */
const keypoints = JSON.stringify({
  keypoints: Array.from({ length: 18 }, (_, index) =>
    index === 4 ? [-1, -1, 0, -1] : [192, 128, 1, index],
  ),
});

function pair(category: string, number: string, shade: number): Tree {
  const at = (folder: string, file: string) => `${category}/${folder}/${number}${file}`;
  return {
    [at('images', '_0.jpg')]: picture(width, height, () => shade, 'jpg'),
    [at('images', '_1.jpg')]: picture(width, height, () => shade + 100, 'jpg'),
    [at('masks', '_1.png')]: picture(width, height, (x) => (x < 6 ? 255 : 0)),
    [at('keypoints', '_2.json')]: keypoints,
    [at('label_maps', '_4.png')]: labelMap(width, height, (x) => (x < 6 ? 4 : 17)),
    [at('agnostic_masks', '_0.png')]: picture(width, height, () => 255),
  };
}

const folder = await plant({
  'upper_body/train_pairs.txt': '048392_0.jpg\t048392_1.jpg\n',
  'upper_body/test_pairs_paired.txt': '048393_0.jpg\t048393_1.jpg\n048394_0.jpg\t048394_1.jpg\n',
  'upper_body/test_pairs_unpaired.txt': '048393_0.jpg\t048394_1.jpg\n',
  'dresses/test_pairs_paired.txt': '020714_0.jpg\t020714_1.jpg\n',
  ...pair('upper_body', '048392', 10),
  ...pair('upper_body', '048393', 20),
  ...pair('upper_body', '048394', 30),
  ...pair('dresses', '020714', 40),
});
const open = (options: object) => createDataset('dress-code', { folder, ...options });
const both = { split: 'test', categories: ['upper_body', 'dresses'] };

describeDataset('Dress Code', () => open(both));

describe('Dress Code', () => {
  test('reads tops alone, unless other categories are asked for.', async () => {
    const tops = ['upper_body/048393_0', 'upper_body/048394_0'];
    expect(await namesOf(await open({ split: 'test' }))).toEqual(tops);
    expect(await namesOf(await open(both))).toEqual([...tops, 'dresses/020714_0']);
  });

  test('has lists of its own for paired and for unpaired garments.', async () => {
    const paired = await readSequence(await open({ split: 'test' }), 'upper_body/048393_0');
    expect([paired.sequence.paired, ...paired.garmentColour]).toEqual([true, 120, 120, 120]);
    const dataset = await open({ split: 'test', pairing: 'unpaired' });
    const name = 'upper_body/048393_0 in 048394_1';
    const { sequence, garmentColour } = await readSequence(dataset, name);
    expect([sequence.paired, ...garmentColour]).toEqual([false, 130, 130, 130]);
  });

  test('numbers its labels as ATR does, and its keypoints are in pixels of 384×512.', async () => {
    const dataset = await open({ split: 'test' });
    const { frames, garment } = await readSequence(dataset, 'upper_body/048393_0');
    const { labels, pose, torso } = frames[0]!;
    expect(parsingLabels[labels!.data[0]!]).toBe('upper-clothes');
    expect(parsingLabels[labels!.data[11]!]).toBe('accessory');
    expect(pose!.leftEar).toEqual({ x: 6, y: 4, score: 1 });
    expect(pose!.rightWrist.score).toBe(0);
    expect(torso!.kept.data.every((kept) => kept === 0)).toBe(true);
    expect([garment.mask!.data[0], garment.mask!.data[11]]).toEqual([1, 0]);
  });
});
