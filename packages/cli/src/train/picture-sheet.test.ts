import sharp from 'sharp';
import { expect, test } from 'vitest';
import { renderPictureSheet } from './picture-sheet.js';

const flat = (width: number, height: number, value: number) => ({
  width,
  height,
  data: new Uint8Array(3 * width * height).fill(value),
});

test('Pictures lie below each other in their own size, with light gaps between them.', async () => {
  const sheet = await renderPictureSheet([flat(60, 32, 20), flat(60, 32, 120), flat(60, 32, 70)]);
  const { data, info } = await sharp(sheet).raw().toBuffer({ resolveWithObject: true });
  // Three pictures, and 4 pixels between them.
  expect(info).toMatchObject({ format: 'raw', width: 60, height: 3 * 32 + 2 * 4 });
  const at = (y: number) => data[3 * (y * 60 + 30)];
  expect(at(16)).toBeCloseTo(20, -1);
  expect(at(52)).toBeCloseTo(120, -1);
  expect(at(88)).toBeCloseTo(70, -1);
  expect(at(34)).toBeGreaterThan(180);
  expect((await sharp(sheet).metadata()).format).toBe('jpeg');
});
