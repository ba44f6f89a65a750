import { expect, test } from 'vitest';
import type { LoggedEvent } from './logged-event.js';
import { secondsTrained, skippedSteps, stageBorders, trainingStateOf } from './training-state.js';

const step = (number: number, seconds = 0, skipped?: string): LoggedEvent => ({
  kind: 'step',
  stage: 0,
  step: number,
  learningRate: 1e-3,
  losses: { loss: 1 },
  gradientNorm: 1,
  seconds,
  frames: 1,
  ...(skipped === undefined ? {} : { skipped }),
});
const begun = (stage: number, step: number, stepInStage = 0): LoggedEvent => ({
  kind: 'stage',
  stage,
  step,
  stepInStage,
});
const ended = (
  stage: number,
  step: number,
  reason: 'converged' | 'steps' | 'stopped',
): LoggedEvent => ({ kind: 'stage-ended', stage, step, reason });

test('A training is running in a stage, stopped in it, or finished after the last one.', () => {
  expect(trainingStateOf([], 2)).toMatchObject({ kind: 'running', stage: undefined, step: 0 });

  const first = [begun(0, 0), step(1), step(2), ended(0, 2, 'steps')];
  expect(trainingStateOf(first, 2)).toMatchObject({ kind: 'running', stage: 0, stepInStage: 2 });

  const stopped = [...first, begun(1, 2), step(3), ended(1, 3, 'stopped')];
  expect(trainingStateOf(stopped, 2)).toMatchObject({
    kind: 'stopped',
    stage: 1,
    stepInStage: 1,
    step: 3,
  });

  const resumed = [...stopped, begun(1, 3, 1), step(4)];
  expect(trainingStateOf(resumed, 2)).toMatchObject({ kind: 'running', stepInStage: 2, step: 4 });

  const finished = trainingStateOf([...resumed, ended(1, 4, 'converged')], 2);
  expect(finished.kind).toBe('finished');
  expect([...finished.ends]).toEqual([
    [0, 'steps'],
    [1, 'converged'],
  ]);
});

test('The time of all processes is added up.', () => {
  // 60 s in the first process, 25 s in the second.
  expect(secondsTrained([step(1, 20), step(2, 60), step(3, 15), step(4, 25)])).toBe(85);
});

test('Skipped steps are told by their reasons.', () => {
  const events = [step(1, 1, 'loss is NaN'), step(2), step(3, 3, 'a'), step(4, 4, 'loss is NaN')];
  expect([...skippedSteps(events)]).toEqual([
    ['loss is NaN', [1, 4]],
    ['a', [3]],
  ]);
});

test('A stage begins where it did at first, however often it is gone on with.', () => {
  expect(stageBorders([begun(0, 0), begun(0, 40, 40), begun(1, 90), begun(1, 95, 5)])).toEqual([
    { stage: 0, step: 0 },
    { stage: 1, step: 90 },
  ]);
});
