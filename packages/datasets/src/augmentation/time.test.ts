import { RandomNumbers } from '@drapeflow/core';
import { expect, test } from 'vitest';
import { exactSample } from '../testing/exact-sample.js';
import { reverse } from './reversal.js';
import { drawStride } from './stride.js';

test('Played backwards a sample has the same frames, the last first, and twice it is itself.', () => {
  const sample = exactSample(3);
  const { frames } = reverse(sample);
  expect(frames[0]).toBe(sample.frames[2]);
  expect(frames[2]).toBe(sample.frames[0]);
  expect(reverse(reverse(sample))).toEqual(sample);
});

test('A stride is any whole number up to the largest, each as often.', () => {
  const random = new RandomNumbers(1);
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < 3000; i++) counts[drawStride(random, { largest: 3 })]!++;
  expect(counts[0]).toBe(0);
  for (const count of counts.slice(1)) expect(Math.abs(count - 1000)).toBeLessThan(100);
});
