import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { RandomNumbers } from '@drapeflow/core';
import { labelMap, picture } from '../testing/tree.js';
import { decodeIndexedPng } from './indexed-png.js';

const [width, height] = [37, 29];
const random = new RandomNumbers(4);
const noise = Uint8Array.from({ length: width * height }, () => 256 * random.uniform());
const ramp = Uint8Array.from(
  { length: width * height },
  (_, i) => (i % width) * 3 + (i / width) * 2,
);

function greyPng(data: Uint8Array, adaptiveFiltering: boolean): Promise<Buffer> {
  const raw = { width, height, channels: 1 as const };
  return sharp(data, { raw }).toColourspace('b-w').png({ adaptiveFiltering }).toBuffer();
}

/** The colours of the palette chunk. */
function paletteOf(png: Buffer): number[][] {
  const at = png.indexOf('PLTE');
  const bytes = [...png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4))];
  return Array.from({ length: bytes.length / 3 }, (_, i) => bytes.slice(3 * i, 3 * i + 3));
}

describe('a PNG of one channel', () => {
  test.each([
    ['noise', noise, false],
    ['noise, filtered', noise, true],
    ['a slope, filtered', ramp, true],
  ])('gives its values as they are stored: %s.', async (_what, data, filtered) => {
    const decoded = decodeIndexedPng(await greyPng(data, filtered));
    expect(decoded).toEqual({ width, height, data });
  });

  test.each([
    [2, 1],
    [4, 2],
    [16, 4],
    [200, 8],
  ])('with a palette of %i colours gives their indices, %i bits each.', async (colours, depth) => {
    const drawn = await picture(width, height, (x, y) => [((x * y) % colours) * 1, 0, 0]);
    const png = await sharp(drawn).png({ palette: true, colours, dither: 0 }).toBuffer();
    expect(png[24]).toBe(depth);
    const palette = paletteOf(png);
    const resolved = [...decodeIndexedPng(png).data].flatMap((index) => palette[index]!);
    expect(resolved).toEqual([...(await sharp(png).toColourspace('srgb').raw().toBuffer())]);
  });

  test('of indices that no colour tells apart keeps them apart.', () => {
    const png = labelMap(3, 2, (x, y) => 3 * y + x);
    expect([...decodeIndexedPng(png).data]).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test.each([
    ['that is a JPEG', picture(8, 8, () => 3, 'jpg'), 'it is no PNG'],
    ['of colours', picture(8, 8, () => 3), 'it is RGB; a label map has one channel'],
    ['that is cut off', greyPng(noise, false).then((png) => png.subarray(0, 300)), 'it is cut off'],
    [
      'that is damaged',
      greyPng(noise, false).then((png) => Buffer.from(png).fill(7, 60, 90)),
      'its data is damaged',
    ],
  ])('%s is refused with the reason.', async (_what, bytes, problem) => {
    const png = await bytes;
    expect(() => decodeIndexedPng(png)).toThrow(problem);
  });
});
