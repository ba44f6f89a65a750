import { RandomNumbers } from '@drapeflow/core';
import { expect, test } from 'vitest';
import { chooseClips } from './choose-clips.js';

const draw = (size: number, count: number, seed = 1) =>
  chooseClips(size, count, new RandomNumbers(seed));

test('Each number is drawn at most once, in order, the same ones for a seed.', () => {
  const drawn = draw(1000, 20);
  expect(new Set(drawn).size).toBe(20);
  expect(drawn).toEqual([...drawn].sort((a, b) => a - b));
  expect(draw(1000, 20)).toEqual(drawn);
  expect(draw(1000, 20, 2)).not.toEqual(drawn);
});

test('All are taken where there are no more.', () => {
  expect(draw(3, 20)).toEqual([0, 1, 2]);
});

test('Each number is as likely as any other.', () => {
  const counts = new Array<number>(5).fill(0);
  for (let seed = 0; seed < 5000; seed++) for (const i of draw(5, 2, seed)) counts[i]++;
  // 2000 times each, with a deviation of √(5000 · 0.4 · 0.6) = 35.
  for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(150);
});
