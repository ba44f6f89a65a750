import { expect, test } from 'vitest';
import type { LoggedEvent, LoggedStep } from './logged-event.js';
import { trainingCurves } from './training-curves.js';

const step = (number: number, changed: Partial<LoggedStep> = {}): LoggedStep => ({
  kind: 'step',
  stage: 0,
  step: number,
  learningRate: 1e-3,
  losses: { loss: number, 'loss.l1': 2 * number },
  gradientNorm: 1,
  seconds: number,
  frames: 4,
  ...changed,
});
const steps = (count: number) => Array.from({ length: count }, (_, i) => step(i + 1));

function curveOf(events: readonly LoggedEvent[], name: string) {
  return trainingCurves(events).find((curve) => curve.name === name)!;
}

test('There is a curve for each loss, the learning rate, the gradients and the speed.', () => {
  const other = step(3, { stage: 1, losses: { 'loss.temporal': 1, loss: 1 } });
  expect(trainingCurves([...steps(2), other]).map(({ name }) => name)).toEqual([
    'loss',
    'loss.l1',
    'loss.temporal',
    'learning rate',
    'length of the gradients',
    'frames/s',
  ]);
});

test('Each value of a line is the mean of 1 % of the stage to either side.', () => {
  // Of 100 steps that is one to either side; a jump from 0 to 3 becomes 0, 1, 2, 3.
  const jump = steps(100).map((each) => ({ ...each, losses: { loss: each.step > 50 ? 3 : 0 } }));
  const { line, newest } = curveOf(jump, 'loss');
  expect(line.slice(48, 52).map(({ value }) => value)).toEqual([0, 1, 2, 3]);
  expect(newest).toBe(3);
});

test('Stages are not mixed, and values that are no finite numbers left out.', () => {
  const first = steps(100).map((each) => ({ ...each, losses: { loss: 1 } }));
  const second = steps(100).map((each) => ({ ...each, stage: 1, step: 100 + each.step }));
  const broken = { losses: { loss: null } };
  const after = second.map((each, i) => ({
    ...each,
    ...(i === 0 ? broken : { losses: { loss: 9 } }),
  }));
  const { line } = curveOf([...first, ...after], 'loss');
  expect(new Set(line.map(({ stage, value }) => `${stage}: ${value}`))).toEqual(
    new Set(['0: 1', '1: 9']),
  );
  expect(line).toHaveLength(199);
});

test('A line has at most 400 points, the first and the last step among them.', () => {
  const { line } = curveOf(steps(5000), 'loss');
  expect(line).toHaveLength(400);
  expect([line[0].step, line[399].step]).toEqual([1, 5000]);
});

test('Validations are dots where they were measured.', () => {
  const validated = { kind: 'validated', stage: 0, isBest: true } as const;
  const events: LoggedEvent[] = [
    { ...validated, step: 500, losses: { loss: 0.5 } },
    { ...validated, step: 1000, losses: { loss: null } },
  ];
  expect(curveOf(events, 'loss')).toEqual({
    name: 'loss',
    newest: undefined,
    line: [],
    dots: [{ stage: 0, step: 500, value: 0.5 }],
  });
});

test('The speed is frames by time, without validations and without the start of a process.', () => {
  const events: LoggedEvent[] = [
    step(1, { seconds: 30 }),
    step(2, { seconds: 32, frames: 8 }),
    { kind: 'validated', stage: 0, step: 2, losses: {}, isBest: false },
    step(3, { seconds: 90 }),
    step(4, { seconds: 91, frames: 12 }),
    step(5, { seconds: 20 }),
    step(6, { seconds: 24, frames: 4 }),
  ];
  expect(curveOf(events, 'frames/s').line.map(({ step, value }) => [step, value])).toEqual([
    [2, 4],
    [4, 12],
    [6, 1],
  ]);
});
