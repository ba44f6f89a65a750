import { expect, test } from 'vitest';
import { axisOf, describeShortly, linearTicks, logarithmicTicks, stepAxis } from './axis.js';

test('Ticks are at most six round numbers at equal distances.', () => {
  expect(linearTicks(0, 20000)).toEqual([0, 5000, 10000, 15000, 20000]);
  expect(linearTicks(0.09, 0.52)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5]);
  expect(linearTicks(-1.1, 1.1)).toEqual([-1, -0.5, 0, 0.5, 1]);
  expect(linearTicks(0, 3)).toEqual([0, 1, 2, 3]);
});

test('Ticks of a logarithmic axis are round, and fewer where it is long.', () => {
  expect(logarithmicTicks(0.04, 0.6)).toEqual([0.05, 0.1, 0.2, 0.5]);
  expect(logarithmicTicks(0.5e-3, 2)).toEqual([0.001, 0.01, 0.1, 1]);
  expect(logarithmicTicks(1e-9, 10)).toEqual([1e-9, 1e-7, 1e-5, 1e-3, 0.1, 10]);
});

test('An axis leaves 5 % at its ends; beyond a decade it is logarithmic.', () => {
  const linear = axisOf([4, 2, 6]);
  // From 2 − 0.2 to 6 + 0.2.
  expect(linear.at(2)).toBeCloseTo(0.2 / 4.4);
  expect(linear.at(4)).toBeCloseTo(0.5);
  const logarithmic = axisOf([1, 100, 10]);
  expect(logarithmic.at(10)).toBeCloseTo(0.5);
  expect(logarithmic.at(100)).toBeCloseTo(1.05 / 1.1);
  // Exactly a decade is not more than one, and nothing below zero has a logarithm.
  expect(axisOf([1, 10]).at(5.5)).toBeCloseTo(0.5);
  expect(axisOf([-1, 99]).at(49)).toBeCloseTo(0.5);
});

test('What never changes lies in the middle.', () => {
  expect(axisOf([3, 3]).at(3)).toBe(0.5);
  expect(axisOf([0]).at(0)).toBe(0.5);
});

test('Steps reach from edge to edge.', () => {
  expect([0, 50, 200].map(stepAxis(200).at)).toEqual([0, 0.25, 1]);
});

test('Numbers are told shortly.', () => {
  const numbers = [0, 0.05, -0.5, 999, 2500, 20000, 11704.2, 2e-5, 0.000078912, 3e6];
  const told = ['0', '0.05', '-0.5', '999', '2.5k', '20k', '11.7k', '2e-5', '7.891e-5', '3e6'];
  expect(numbers.map(describeShortly)).toEqual(told);
});
