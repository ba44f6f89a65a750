import { expect, test } from 'vitest';
import { movingMean } from './moving-mean.js';

test('Each value becomes the mean of those about it, at the ends of fewer.', () => {
  // (4 + 0) / 2, (4 + 0 + 5) / 3, (0 + 5 + 7) / 3, (5 + 7 + 0) / 3, (7 + 0) / 2
  expect(movingMean([4, 0, 5, 7, 0], 1)).toEqual([2, 3, 4, 4, 3.5]);
  expect(movingMean([1, 2, 6], 5)).toEqual([3, 3, 3]);
});

test('A radius of 0 changes nothing.', () => {
  expect(movingMean([5, 1, 7], 0)).toEqual([5, 1, 7]);
  expect(movingMean([], 3)).toEqual([]);
});
