import { mapPose } from '@drapeflow/core';
import { expect, test } from 'vitest';
import { guessHidden } from './guess-hidden.js';

test('Hidden joints within the frame are guessed; those outside and those that are seen stay.', () => {
  const pose = mapPose((name) => {
    if (name === 'leftShoulder') return { x: 40, y: 50, score: 0 };
    return name === 'nose' ? { x: 40, y: -3, score: 0 } : { x: 60, y: 50, score: 0.9 };
  });
  const guessed = guessHidden(pose, { width: 100, height: 100 });
  expect(guessed.leftShoulder).toEqual({ x: 40, y: 50, score: 0.5 });
  expect(guessed.nose).toEqual(pose.nose);
  expect(guessed.rightHip).toEqual(pose.rightHip);
});
