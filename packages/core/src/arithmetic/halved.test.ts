import { expect, test } from 'vitest';
import { halved } from './halved.js';

const image = {
  width: 3,
  height: 3,
  data: Uint8Array.from([0, 10, 40, 20, 30, 80, 100, 110, 200].flatMap((value) => [value, 0, 255])),
};

test('Each pixel is the rounded mean of 2×2, edges of odd sizes repeated.', () => {
  const { width, height, data } = halved(image);
  expect([width, height]).toEqual([2, 2]);
  const red = [...data].filter((_, i) => i % 3 === 0);
  expect(red).toEqual([(0 + 10 + 20 + 30) / 4, (40 + 80) / 2, (100 + 110) / 2, 200]);
  expect(data[1]).toBe(0);
  expect(data[2]).toBe(255);
});

test('The half of an image is made once.', () => {
  expect(halved(image)).toBe(halved(image));
});
