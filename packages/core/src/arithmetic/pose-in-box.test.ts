import { expect, it } from 'vitest';
import { mapPose, poseInBox } from './pose-in-box.js';

it('moves and scales every keypoint with its box and keeps its score', () => {
  const pose = mapPose((name) => ({ x: 30, y: 50, score: name === 'nose' ? 0.9 : 0.4 }));
  const inBox = poseInBox(
    pose,
    { x: 10, y: 20, width: 40, height: 120 },
    { width: 20, height: 30 },
  );
  expect(inBox.nose).toEqual({ x: 10, y: 7.5, score: 0.9 });
  expect(inBox.leftAnkle).toEqual({ x: 10, y: 7.5, score: 0.4 });
});

it('leaves the pose as it is in a box that is the picture', () => {
  const pose = mapPose((name) => ({ x: name.length, y: 2, score: 1 }));
  const whole = { x: 0, y: 0, width: 64, height: 48 };
  expect(poseInBox(pose, whole, whole)).toEqual(pose);
});
