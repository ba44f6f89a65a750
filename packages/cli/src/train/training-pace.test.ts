import { expect, test } from 'vitest';
import type { LoggedStep } from './logged-event.js';
import { TrainingPace } from './training-pace.js';

const step = (seconds: number, frames: number, loss: number | null = 1): LoggedStep => ({
  kind: 'step',
  stage: 0,
  step: 1,
  learningRate: 1e-3,
  losses: { loss },
  gradientNorm: 1,
  seconds,
  frames,
});

function paceOf(frames: readonly number[], steps: readonly LoggedStep[], stepInStage = 0) {
  const pace = new TrainingPace([{ part: 'warp', frames }]);
  pace.happened({ kind: 'stage', stage: 0, step: stepInStage, stepInStage });
  for (const each of steps) pace.happened(each);
  return pace;
}

test('The speed counts from the first step on; the time left is that of the frames to come.', () => {
  // 4 + 8 frames in 3 seconds; three steps of 8 frames are left.
  const pace = paceOf([4, 4, 8, 8, 8, 8], [step(100, 4), step(101, 4), step(103, 8)]);
  expect(pace.framesPerSecond).toBeCloseTo(4);
  expect(pace.secondsLeft).toBeCloseTo(6);
});

test('A stage that is gone on with has only its other steps left.', () => {
  const pace = paceOf([1, 1, 1, 1, 1, 5], [step(1, 1), step(2, 1), step(3, 1)], 2);
  expect(pace.secondsLeft).toBeCloseTo(5);
  expect(pace.describe()).toBe(
    'stage 1/1 warp · step 5/6 · loss 1 · 1.0 frames/s · 5 s left in the stage',
  );
});

test('Only the last thousand steps tell the speed.', () => {
  const slow = Array.from({ length: 500 }, (_, i) => step(10 * i, 1));
  const fast = Array.from({ length: 1001 }, (_, i) => step(5000 + i, 1));
  const pace = paceOf(new Array<number>(3000).fill(1), [...slow, ...fast]);
  expect(pace.framesPerSecond).toBeCloseTo(1);
});

test('The loss is a mean in which each step counts 2 % less than the next; broken ones do not.', () => {
  const pace = paceOf([1, 1, 1], [step(1, 1, 3), step(2, 1, null), step(3, 1, 5)]);
  expect(pace.smoothedLoss).toBeCloseTo((0.98 * 3 + 5) / 1.98);
});

test('What is not known yet is not told.', () => {
  expect(paceOf([1, 1, 1, 1], []).describe()).toBe(
    'stage 1/1 warp · step 0/4 · loss … · … · time left unknown',
  );
  expect(paceOf([1, 1, 1, 1], [step(1, 1), step(2, 1)]).framesPerSecond).toBeUndefined();
});
