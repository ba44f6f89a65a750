import { expect, test } from 'vitest';
import { Pace } from './pace.js';

function paceOf(times: readonly number[]): Pace {
  const coming = [...times];
  const pace = new Pace(() => coming.shift()!);
  times.forEach(() => pace.frameDone());
  return pace;
}

test('The rate counts from the first frame on, so that loading is no part of it.', () => {
  const pace = paceOf([5000, 5100, 5200, 5300]);
  expect(pace.done).toBe(4);
  expect(pace.framesPerSecond).toBeCloseTo(10);
});

test('The time left is what is missing at that rate, and never less than nothing.', () => {
  const pace = paceOf([0, 500, 1000]);
  expect(pace.secondsLeft(13)).toBeCloseTo(5);
  expect(pace.secondsLeft(1)).toBe(0);
});

test('Nothing is said of the rate before three frames, nor of the time left without a total.', () => {
  expect(paceOf([10, 10.5]).framesPerSecond).toBeUndefined();
  expect(paceOf([10, 10.5]).secondsLeft(5)).toBeUndefined();
  expect(paceOf([10, 20, 30]).secondsLeft(undefined)).toBeUndefined();
});
