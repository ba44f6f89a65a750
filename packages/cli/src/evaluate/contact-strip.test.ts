import sharp from 'sharp';
import { expect, test } from 'vitest';
import { renderStrip } from './contact-strip.js';

const flat = (width: number, height: number, value: number) => ({
  width,
  height,
  data: new Uint8Array(3 * width * height).fill(value),
});

async function read(strip: Buffer) {
  const { data, info } = await sharp(strip).raw().toBuffer({ resolveWithObject: true });
  return { ...info, at: (x: number, y: number) => data[3 * (y * info.width + x)] };
}

test('Each frame is a row: source, garment, result, truth.', async () => {
  const frame = (value: number) => ({
    made: flat(40, 48, value),
    source: flat(40, 48, 10),
    reference: flat(40, 48, 200),
  });
  const strip = await read(await renderStrip([frame(90), frame(150)], flat(40, 48, 50)));
  // Frames of 40 × 48 fit into 200 × 240, with 4 pixels between them.
  expect(strip).toMatchObject({ width: 4 * 204 - 4, height: 2 * 244 - 4 });
  const row = (y: number) => [100, 304, 508, 712].map((x) => strip.at(x, y));
  for (const [y, made] of [
    [120, 90],
    [364, 150],
  ]) {
    row(y).forEach((value, i) => expect(value).toBeCloseTo([10, 50, made, 200][i], -1));
  }
});

test('What is not known takes no room, and a strip may have no frame.', async () => {
  const strip = await read(await renderStrip([{ made: flat(20, 10, 0) }], undefined));
  expect(strip).toMatchObject({ width: 200, height: 100 });
  expect((await read(await renderStrip([], undefined))).width).toBeGreaterThan(0);
});
