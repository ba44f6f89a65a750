import { describe, expect, test } from 'vitest';
import { parsingLabels } from '@drapeflow/core';
import { describeDataset } from '@drapeflow/core/testing';
import { faultsOf } from '../checking/check-dataset.js';
import { createDataset, namesOf, readSequence } from '../testing/adapter.js';
import { labelMap, picture, plant, type Tree } from '../testing/tree.js';

const [width, height] = [12, 16];
/** The left half is of the label 5 of CIHP, upper clothes; the right one of 10, the skin of the neck. */
const parsing = labelMap(width, height, (x) => (x < 6 ? 5 : 10));
const keypoints = JSON.stringify({
  people: [{ pose_keypoints_2d: Array.from({ length: 75 }, (_, i) => [64, 32, 0.5][i % 3]) }],
});

/** A person and the garment of the same name; `shade` tells them from others. */
function pair(phase: string, id: string, shade: number): Tree {
  const at = (folder: string, file: string) => `${phase}/${folder}/${file}`;
  return {
    [at('image', `${id}.jpg`)]: picture(width, height, () => shade, 'jpg'),
    [at('cloth', `${id}.jpg`)]: picture(width, height, () => shade + 100, 'jpg'),
    [at('cloth-mask', `${id}.jpg`)]: picture(width, height, (x) => (x < 6 ? 255 : 0), 'jpg'),
    [at('image-parse-v3', `${id}.png`)]: parsing,
    [at('agnostic-mask', `${id}_mask.png`)]: picture(width, height, (_, y) => (y < 8 ? 255 : 0)),
    [at('openpose_json', `${id}_keypoints.json`)]: keypoints,
  };
}

const tree: Tree = {
  'train_pairs.txt': '000001_00.jpg 000002_00.jpg\n000002_00.jpg 000001_00.jpg\n',
  'test_pairs.txt': '000003_00.jpg 000004_00.jpg\r\n000004_00.jpg 000003_00.jpg\r\n',
  ...pair('train', '000001_00', 10),
  ...pair('train', '000002_00', 20),
  ...pair('test', '000003_00', 30),
  ...pair('test', '000004_00', 40),
};

const folder = await plant(tree);
const open = (options: object = {}) => createDataset('viton-hd', { folder, ...options });

describeDataset('VITON-HD', () => open({ split: 'test' }));

describe('VITON-HD', () => {
  test('goes by the list, and a person wears the garment of the same name.', async () => {
    const dataset = await open({ split: 'test' });
    expect(await namesOf(dataset)).toEqual(['000003_00', '000004_00']);
    const { sequence, garmentColour, frames } = await readSequence(dataset, '000003_00');
    expect(sequence.paired).toBe(true);
    expect(frames).toHaveLength(1);
    expect(frames[0]!.image.data[0]).toBe(30);
    expect(garmentColour).toEqual([130, 130, 130]);
  });

  test('puts on the garment that the list says where garments are unpaired.', async () => {
    const dataset = await open({ split: 'test', pairing: 'unpaired' });
    const { sequence, garmentColour } = await readSequence(dataset, '000003_00 in 000004_00');
    expect(sequence.paired).toBe(false);
    expect(garmentColour).toEqual([140, 140, 140]);
  });

  test('knows labels, masks and keypoints, the last brought from 768×1024 to the picture.', async () => {
    const { frames, garment } = await readSequence(await open({ split: 'test' }), '000003_00');
    const { labels, pose, torso, image } = frames[0]!;
    expect(parsingLabels[labels!.data[0]!]).toBe('upper-clothes');
    expect(parsingLabels[labels!.data[11]!]).toBe('neck');
    expect(pose!.nose).toEqual({ x: (64 * 12) / 768, y: (32 * 16) / 1024, score: 0.5 });
    expect([torso!.kept.data[0], torso!.kept.data[15 * 12]]).toEqual([0, 1]);
    expect([torso!.image.data[0], torso!.image.data[3 * 15 * 12]]).toEqual([128, image.data[0]]);
    expect([garment.mask!.data[0], garment.mask!.data[11]]).toEqual([1, 0]);
  });

  test('divides the list of the training between training and validation.', async () => {
    const many = Array.from({ length: 40 }, (_, index) => `${1000 + index}_00`);
    const pairs = Object.assign({}, ...many.map((id) => pair('train', id, 9))) as Tree;
    const list = many.map((id) => `${id}.jpg ${id}.jpg`).join('\n');
    const large = await plant({ ...pairs, 'train_pairs.txt': list });
    const of = (split: string) => createDataset('viton-hd', { folder: large, split, holdOut: 4 });
    const [train, validation] = [
      await namesOf(await of('train')),
      await namesOf(await of('validation')),
    ];
    expect([...train, ...validation].sort()).toEqual(many);
    expect(validation.length).toBeGreaterThan(3);
    expect(validation.length).toBeLessThan(20);
  });

  test('does without folders that a copy has not, and reads those of the first release.', async () => {
    const bare = await plant({
      'test_pairs.txt': '1.jpg 1.jpg',
      'test/image/1.jpg': picture(4, 4, () => 1, 'jpg'),
      'test/cloth/1.jpg': picture(4, 4, () => 2, 'jpg'),
      'test/image-parse/1.png': labelMap(4, 4, () => 13),
    });
    const { frames } = await readSequence(
      await createDataset('viton-hd', { folder: bare, split: 'test' }),
      '1',
    );
    expect(Object.keys(frames[0]!)).toEqual(['image', 'labels']);
  });

  test('names each missing file, and does without its sequence.', async () => {
    const broken: Record<string, Tree[string]> = { ...tree };
    delete broken['test/image-parse-v3/000003_00.png'];
    delete broken['test/cloth/000003_00.jpg'];
    const root = await plant(broken);
    const dataset = await createDataset('viton-hd', { folder: root, split: 'test' });
    expect(await namesOf(dataset)).toEqual(['000004_00']);
    expect(await faultsOf(dataset, 'files')).toEqual([
      { path: `${root}/test/cloth/000003_00.jpg`, problem: 'it is missing', sequence: '000003_00' },
      {
        path: `${root}/test/image-parse-v3/000003_00.png`,
        problem: 'it is missing',
        sequence: '000003_00',
      },
    ]);
  });
});
