import { expect, test } from 'vitest';
import { evenlyChosen } from './evenly-chosen.js';

test('The first and the last are taken, and others evenly between.', () => {
  const numbers = Array.from({ length: 101 }, (_, i) => i);
  expect(evenlyChosen(numbers, 5)).toEqual([0, 25, 50, 75, 100]);
  expect(evenlyChosen(numbers.slice(0, 11), 3)).toEqual([0, 5, 10]);
});

test('Where there are no more, all are taken.', () => {
  expect(evenlyChosen(['a', 'b'], 8)).toEqual(['a', 'b']);
  expect(evenlyChosen([], 8)).toEqual([]);
});
