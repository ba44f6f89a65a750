import { expect, test } from 'vitest';
import { chooseFrames } from './choose-frames.js';

const among = (chosen: { has(index: number): boolean }, count: number) =>
  Array.from({ length: count }, (_, index) => index).filter((index) => chosen.has(index));

test('Six frames are spread over the video unless others are asked for.', () => {
  const chosen = chooseFrames({}, 60);
  expect(among(chosen, 60)).toEqual([5, 15, 25, 35, 45, 55]);
  expect(chosen.last).toBe(55);
});

test('A video of fewer frames is shown in full.', () => {
  expect(among(chooseFrames({}, 3), 3)).toEqual([0, 1, 2]);
});

test('The frames that are asked for are shown, and nothing is read after the last.', () => {
  const chosen = chooseFrames({ frames: [0, 7] }, 60);
  expect(among(chosen, 60)).toEqual([0, 7]);
  expect(chosen.last).toBe(7);
});

test('Every n-th frame is shown to the end.', () => {
  const chosen = chooseFrames({ every: 4 }, 10);
  expect(among(chosen, 10)).toEqual([0, 4, 8]);
  expect(chosen.last).toBeUndefined();
});

test('Where the number of frames is not known, every thirtieth is shown.', () => {
  expect(among(chooseFrames({}, undefined), 61)).toEqual([0, 30, 60]);
});
