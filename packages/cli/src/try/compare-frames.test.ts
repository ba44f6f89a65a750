import { expect, test } from 'vitest';
import { createComparison } from './compare-frames.js';

const flat = (width: number, height: number, value: number) => ({
  width,
  height,
  data: new Uint8Array(3 * width * height).fill(value),
});

test('Source, garment and result stand side by side.', async () => {
  const comparison = await createComparison(flat(20, 40, 120), { width: 10, height: 8 });
  expect(comparison.size).toEqual({ width: 24, height: 8 });
  const shown = comparison.show(flat(10, 8, 1), flat(10, 8, 2));
  expect(shown).toMatchObject(comparison.size);
  for (const row of [0, 7]) {
    const reds = Array.from({ length: 24 }, (_, x) => shown.data[3 * (row * 24 + x)]);
    expect(reds).toEqual([...Array(10).fill(1), ...Array(4).fill(120), ...Array(10).fill(2)]);
  }
});

test('A wide garment is no wider than the video, with margins above and below.', async () => {
  const comparison = await createComparison(flat(400, 100, 0), { width: 20, height: 20 });
  expect(comparison.size).toEqual({ width: 60, height: 20 });
  const shown = comparison.show(flat(20, 20, 1), flat(20, 20, 2));
  expect(shown.data[3 * 30]).toBe(235);
  expect(shown.data[3 * (10 * 60 + 30)]).toBe(0);
});
