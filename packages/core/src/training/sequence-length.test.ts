import { expect, test } from 'vitest';
import { lengthAt } from './sequence-length.js';

const steps = 7000;

/** The part of the steps from `from` to `to` that have each length. */
function partsOf(lengths: readonly number[], from: number, to: number): Record<number, number> {
  const parts: Record<number, number> = {};
  for (let step = from; step < to; step++) {
    const length = lengthAt(lengths, step, steps, 1);
    parts[length] = (parts[length] ?? 0) + 1 / (to - from);
  }
  return parts;
}

test('Each length has a part of the steps as large as it is long; half of them have the longest so far.', () => {
  const lengths = [1, 2, 4];
  expect(partsOf(lengths, 0, 1000)).toEqual({ 1: expect.closeTo(1, 6) });
  // Of 2000 throws of a coin the part deviates by 0.011; the bounds are four and a half times that.
  const within = (part: number) => expect.closeTo(part, 1);
  expect(partsOf(lengths, 1000, 3000)).toEqual({ 1: within(0.5), 2: within(0.5) });
  expect(partsOf(lengths, 3000, 7000)).toEqual({
    1: within(0.25),
    2: within(0.25),
    4: within(0.5),
  });
});

test('One length is that of every step.', () => {
  expect(partsOf([3], 0, steps)).toEqual({ 3: expect.closeTo(1, 6) });
});

test('A stage of fewer steps than lengths ends before the last of them.', () => {
  expect(lengthAt([5, 6, 7], 0, 1, 1)).toBe(5);
  const second = [...Array(20).keys()].map((seed) => lengthAt([5, 6, 7], 1, 2, seed));
  expect(new Set(second)).toEqual(new Set([5, 6]));
});

test('The same step of the same seed always has the same length, whatever was asked before.', () => {
  const ask = (step: number) => lengthAt([1, 2, 4, 8], step, 100, 9);
  const forwards = [...Array(100).keys()].map(ask);
  const backwards = [...Array(100).keys()].reverse().map(ask).reverse();
  expect(backwards).toEqual(forwards);
  const ofAnotherSeed = [...Array(100).keys()].map((step) => lengthAt([1, 2, 4, 8], step, 100, 10));
  expect(ofAnotherSeed).not.toEqual(forwards);
});
