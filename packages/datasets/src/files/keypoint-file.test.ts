import { describe, expect, test } from 'vitest';
import { keypointNames } from '@drapeflow/core';
import { plant } from '../testing/tree.js';
import { readKeypointList, readOpenPose } from './keypoint-file.js';

/** Keypoint number i of OpenPose is at (10 i, 10 i + 1). */
const triples = (count: number, score: number) =>
  Array.from({ length: count }, (_, i) => [10 * i, 10 * i + 1, score]).flat();
const inFile = async (content: unknown) =>
  `${await plant({ 'a.json': JSON.stringify(content) })}/a.json`;

describe('keypoints of OpenPose', () => {
  test('are 18 in the order of COCO-18,', async () => {
    const pose = await readOpenPose(
      await inFile({ people: [{ pose_keypoints: triples(18, 0.5) }] }),
    );
    keypointNames.forEach((name, index) =>
      expect(pose![name]).toEqual({ x: 10 * index, y: 10 * index + 1, score: 0.5 }),
    );
  });

  test('or 25, of which number 8 is the middle of the hips.', async () => {
    const pose = await readOpenPose(
      await inFile({ people: [{ pose_keypoints_2d: triples(25, 0.5) }] }),
    );
    const numbers = {
      leftWrist: 7,
      rightHip: 9,
      leftAnkle: 14,
      rightEye: 15,
      leftEar: 18,
    } as const;
    for (const [name, number] of Object.entries(numbers)) {
      expect(pose![name as keyof typeof numbers].x).toBe(10 * number);
    }
  });

  test('are of the person who is seen best; nobody has none.', async () => {
    const people = [0.2, 0.8, 0.5].map((score) => ({ pose_keypoints_2d: triples(18, score) }));
    expect((await readOpenPose(await inFile({ people })))!.nose.score).toBe(0.8);
    expect(await readOpenPose(await inFile({ people: [] }))).toBeUndefined();
  });

  test.each([
    [{}, /people/],
    [{ people: [{ pose_keypoints_2d: [1, 2, 3] }] }, /3 values; OpenPose writes 54 or 75/],
    [{ people: [{ pose_keypoints_2d: 'none' }] }, /people\.0\.pose_keypoints_2d/],
  ])('are refused with the reason: %j', async (content, message) => {
    const path = await inFile(content);
    await expect(readOpenPose(path)).rejects.toThrow(message);
    await expect(readOpenPose(path)).rejects.toMatchObject({ code: 'DATASET_BROKEN' });
  });
});

test('A list of keypoints tells only whether each is seen.', async () => {
  const keypoints = Array.from({ length: 18 }, (_, i) => (i === 3 ? [-1, -1] : [i + 1, 2, 9, i]));
  const pose = await readKeypointList(await inFile({ keypoints }));
  expect(pose.neck).toEqual({ x: 2, y: 2, score: 1 });
  expect(pose.rightElbow.score).toBe(0);
  const tooFew = await inFile({ keypoints: keypoints.slice(1) });
  await expect(readKeypointList(tooFew)).rejects.toMatchObject({ code: 'DATASET_BROKEN' });
});
