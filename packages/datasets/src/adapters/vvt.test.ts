import { describe, expect, test } from 'vitest';
import { parsingLabels } from '@drapeflow/core';
import { describeDataset } from '@drapeflow/core/testing';
import { faultsOf } from '../checking/check-dataset.js';
import { createDataset, namesOf, readSequence } from '../testing/adapter.js';
import { labelMap, picture, plant, type Tree } from '../testing/tree.js';

const [width, height, frameCount] = [12, 16, 5];
const frameName = (index: number) => `frame_${String(index).padStart(3, '0')}`;
const keypoints = JSON.stringify({
  people: [{ pose_keypoints: Array.from({ length: 54 }, (_, i) => [3, 4, 0.25][i % 3]) }],
});

/** A video in the folders that begin with `frames`; OpenPose found nobody in frame 1, and frame 2 has no file. */
function video(frames: string, id: string, shade: number): Tree {
  const files: Record<string, Tree[string]> = {};
  for (let index = 0; index < frameCount; index++) {
    const frame = frameName(index);
    files[`${frames}/${id}/${frame}.png`] = picture(width, height, () => shade + index);
    files[`${frames}_parsing/${id}/${frame}_label.png`] = labelMap(width, height, () => 14);
    files[`${frames}_mask/${id}/${frame}.png`] = picture(width, height, () => 255);
    if (index === 2) continue;
    files[`${frames}_keypoint/${id}/${frame}_keypoints.json`] =
      index === 1 ? '{"people": []}' : keypoints;
  }
  return files;
}

const garment = (path: string, id: string, shade: number): Tree => ({
  [`${path}/${id}@10=cloth_front.jpg`]: picture(width, height, () => shade, 'jpg'),
  [`${path}/${id}@8=person_whole_front.png`]: picture(width, height, () => 0),
});

const [first, second] = ['4he21d00f-g11', 'to121d05m-c12'];
const folder = await plant({
  'test_person_clothes_pose_tuple.txt': `${first} ${second} ${first}\n`,
  ...garment(`lip_clothes_person/${first}`, first, 110),
  ...garment(`lip_clothes_person/${second}`, second, 120),
  ...video('lip_test_frames', first, 10),
  ...video('lip_test_frames', second, 20),
});
const open = (options: object = {}) => createDataset('vvt', { folder, split: 'test', ...options });

describeDataset('VVT', open);

describe('VVT', () => {
  test('pairs each video with the garment of its id, not with the picture of the person.', async () => {
    const dataset = await open();
    expect(await namesOf(dataset)).toEqual([first, second]);
    const { frames, garmentColour, sequence } = await readSequence(dataset, second);
    expect(frames.map(({ image }) => image.data[0])).toEqual([20, 21, 22, 23, 24]);
    expect([sequence.frameCount, ...garmentColour]).toEqual([5, 120, 120, 120]);
  });

  test('finds unpaired garments in the list of tuples.', async () => {
    const dataset = await open({ pairing: 'unpaired' });
    const { garmentColour } = await readSequence(dataset, `${first} in ${second}`);
    expect(garmentColour).toEqual([120, 120, 120]);
  });

  test('knows labels of Look into Person, and keypoints where OpenPose found somebody.', async () => {
    const { frames } = await readSequence(await open(), first);
    expect(parsingLabels[frames[0]!.labels!.data[0]!]).toBe('arms');
    expect(frames[0]!.pose!.leftKnee).toEqual({ x: 3, y: 4, score: 0.25 });
    expect(frames.map(({ pose }) => pose !== undefined)).toEqual([true, false, false, true, true]);
  });

  test.each([
    ['names without lip_', 'clothes_person', `clothes_person/${first}`, 'test_frames', first],
    [
      'a folder for each split, ids of garments in upper case',
      'clothes_person',
      'clothes_person/img/4HE21D00F',
      'test/test_frames',
      '4HE21D00F-G11',
    ],
  ])('is read with %s, too.', async (_layout, _root, garments, frames, id) => {
    const other = await plant({ ...garment(garments, id, 130), ...video(frames, first, 40) });
    const dataset = await createDataset('vvt', { folder: other, split: 'test' });
    const read = await readSequence(dataset, first);
    expect([read.frames.length, ...read.garmentColour]).toEqual([5, 130, 130, 130]);
    expect(Object.keys(read.frames[0]!).sort()).toEqual(['image', 'labels', 'pose', 'torso']);
  });

  test('names a video without a garment, a video without frames and a frame without labels.', async () => {
    const tree: Record<string, Tree[string]> = {
      ...garment(`lip_clothes_person/${first}`, first, 1),
      ...garment(`lip_clothes_person/empty`, 'empty', 1),
      ...video('lip_test_frames', first, 1),
      ...video('lip_test_frames', second, 1),
      'lip_test_frames/empty/': '',
    };
    delete tree[`lip_test_frames_parsing/${first}/frame_003_label.png`];
    const root = await plant(tree);
    const dataset = await createDataset('vvt', { folder: root, split: 'test' });
    const faults = await faultsOf(dataset, 'files');
    expect(dataset.size).toBe(0);
    expect(faults.map(({ path }) => path.slice(root.length + 1)).sort()).toEqual([
      `lip_clothes_person/${second}`,
      'lip_test_frames/empty',
      `lip_test_frames_parsing/${first}/frame_003.png`,
    ]);
  });
});
