import { expect, it } from 'vitest';
import { shrinkImage } from './shrink-image.js';

it('leaves a picture of the right size as it is', () => {
  const image = { width: 2, height: 1, data: Uint8Array.of(1, 2, 3, 4, 5, 6) };
  expect(shrinkImage(image, 2, 1)).toBe(image);
});

it('keeps a white picture white to its edge', () => {
  const white = { width: 61, height: 47, data: new Uint8Array(3 * 61 * 47).fill(255) };
  expect(shrinkImage(white, 13, 10).data.every((value) => value === 255)).toBe(true);
});
