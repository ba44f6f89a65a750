import type { Mask, Picture, PictureReader, RgbImage } from '@drapeflow/core';
import { expect, test, vi } from 'vitest';
import { readGarment } from './read-garment.js';

const image = (width: number, height: number, value = 255): RgbImage => ({
  width,
  height,
  data: new Uint8Array(3 * width * height).fill(value),
});
const plane = (width: number, height: number, value: number): Mask => ({
  width,
  height,
  data: new Float32Array(width * height).fill(value),
});
const picture = (content: RgbImage, alpha?: Mask): Picture => ({
  image: content,
  alpha,
  warnings: [],
});
const reader = (files: Record<string, Picture>): PictureReader => ({
  read: (path) => Promise.resolve(files[path]!),
});
const found = plane(4, 3, 0.9);
const segment = vi.fn(() => Promise.resolve(found));

test('The mask is found where nothing says it.', async () => {
  const files = { garment: 'shirt', mask: undefined };
  const { garment } = await readGarment(reader({ shirt: picture(image(4, 3)) }), files, segment);
  expect(garment.mask).toBe(found);
});

test('The transparency of the picture is its mask.', async () => {
  const alpha = plane(4, 3, 0.6);
  const files = { garment: 'shirt', mask: undefined };
  const pictures = reader({ shirt: picture(image(4, 3), alpha) });
  expect((await readGarment(pictures, files, segment)).garment.mask).toBe(alpha);
});

test('A given mask is taken by its brightness, before the transparency of the picture.', async () => {
  const pictures = reader({
    shirt: picture(image(4, 3), plane(4, 3, 1)),
    mask: picture(image(4, 3, 204)),
  });
  const { garment } = await readGarment(pictures, { garment: 'shirt', mask: 'mask' }, segment);
  expect(garment.mask.data[5]).toBeCloseTo(0.8, 5);
});

test('A mask of another size is refused, with both sizes.', async () => {
  const pictures = reader({ shirt: picture(image(4, 3)), mask: picture(image(3, 4)) });
  await expect(
    readGarment(pictures, { garment: 'shirt', mask: 'mask' }, segment),
  ).rejects.toMatchObject({
    code: 'GARMENT_MASK_SIZE',
    details: { received: '3×4', expected: '4×3' },
  });
});

test('A mask without anything in it is refused.', async () => {
  const pictures = reader({ shirt: picture(image(4, 3)), mask: picture(image(4, 3, 0)) });
  await expect(
    readGarment(pictures, { garment: 'shirt', mask: 'mask' }, segment),
  ).rejects.toMatchObject({ code: 'GARMENT_NOT_FOUND' });
});
