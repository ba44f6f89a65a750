import { describe, expect, test } from 'vitest';
import { RandomNumbers } from '@drapeflow/core';
import { randomWindow } from './frame-window.js';

const random = new RandomNumbers(1);
const many = (frameCount: number, count: number, stride: number) =>
  Array.from({ length: 300 }, () => randomWindow(frameCount, { count, stride }, random));

describe('A sample of a sequence', () => {
  test('lies anywhere in it, its ends included.', () => {
    const windows = many(12, 4, 3);
    expect(new Set(windows.map(({ first }) => first))).toEqual(new Set([0, 1, 2]));
    for (const window of windows) expect(window).toMatchObject({ count: 4, stride: 3 });
  });

  test.each([
    ['has a shorter stride where the sequence is short', 8, 4, 3, { count: 4, stride: 2 }],
    ['has every frame where there are no more', 4, 4, 3, { count: 4, stride: 1 }],
    ['has fewer frames where there are fewer', 3, 4, 3, { count: 3, stride: 1 }],
    ['of a pair of pictures is its one frame', 1, 4, 3, { first: 0, count: 1 }],
  ])('%s.', (_what, frameCount, count, stride, expected) => {
    for (const window of many(frameCount, count, stride)) {
      expect(window).toMatchObject(expected);
      expect(window.first + (window.count - 1) * window.stride).toBeLessThan(frameCount);
    }
  });
});
