import { expect, test } from 'vitest';
import { cutOutGarment } from './cut-out-garment.js';

const size = 40;

/** A green square on red, with a seam of both colours, and a mask that is a pixel too wide. */
function squareOnRed(): Parameters<typeof cutOutGarment> {
  const data = new Uint8Array(3 * size * size);
  const mask = new Float32Array(size * size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const depth = Math.min(x, y, size - 1 - x, size - 1 - y) - 10;
      const green = depth < 0 ? 0 : depth === 0 ? 0.5 : 1;
      data.set([200 * (1 - green), 200 * green, 30], 3 * (y * size + x));
      mask[y * size + x] = depth >= -1 ? 1 : 0;
    }
  }
  return [
    { width: size, height: size, data },
    { width: size, height: size, data: mask },
  ];
}

test('At the outline the cloth goes on: nothing of the background is left under the mask.', () => {
  const [image, mask] = squareOnRed();
  const wider = cutOutGarment(image, mask);
  for (let i = 0; i < size * size; i++) {
    if (mask.data[i] === 0) continue;
    expect([...wider.image.data.subarray(3 * i, 3 * i + 3)]).toEqual([0, 200, 30]);
  }
});

test('Inside the outline every pixel stays as it was, and so does the mask.', () => {
  const [image, mask] = squareOnRed();
  image.data.set([7, 8, 9], 3 * (20 * size + 20));
  const garment = cutOutGarment(image, mask);
  expect(garment.mask).toBe(mask);
  expect([...garment.image.data.subarray(3 * (20 * size + 20), 3 * (20 * size + 21))]).toEqual([
    7, 8, 9,
  ]);
});

test('A garment too thin to have an inside stays as it was.', () => {
  const [image] = squareOnRed();
  const line = { width: size, height: size, data: new Float32Array(size * size) };
  line.data.fill(1, 20 * size, 20 * size + 5);
  expect(cutOutGarment(image, line).image).toBe(image);
});
