import { expect, test } from 'vitest';
import { Spread } from './spread.js';

function spreadOf(total: number, count: number): number[] {
  const spread = new Spread<number>(count);
  for (let i = 0; i < total; i++) spread.add(i);
  return spread.items();
}

test('Few items are all kept, in their order.', () => {
  expect(spreadOf(0, 3)).toEqual([]);
  expect(spreadOf(2, 3)).toEqual([0, 1]);
  expect(spreadOf(3, 3)).toEqual([0, 1, 2]);
});

test.each([10, 37, 64, 1000])('Of %d items each third has one.', (total) => {
  const items = spreadOf(total, 3);
  expect(items.map((item) => Math.floor((3 * item) / total))).toEqual([0, 1, 2]);
});
