import { expect, test } from 'vitest';
import { fillHidden } from './fill-hidden.js';

test('Known pixels stay, and a hole in one colour is filled with that colour.', () => {
  const values = new Float32Array(16 * 16).fill(0.4);
  const known = new Float32Array(16 * 16).fill(1);
  for (let y = 5; y < 12; y++) {
    for (let x = 3; x < 13; x++) {
      values[y * 16 + x] = 9;
      known[y * 16 + x] = 0;
    }
  }
  fillHidden(values, known, 16, 16);
  for (const value of values) expect(value).toBeCloseTo(0.4, 5);
});

test('A hole between two colours is filled with what lies between them.', () => {
  const width = 32;
  const values = Float32Array.from({ length: width * 8 }, (_, i) => (i % width < 16 ? 0 : 1));
  const known = values.map((_, i) => (i % width < 8 || i % width >= 24 ? 1 : 0));
  fillHidden(values, known, width, 8);
  const row = [...values.subarray(4 * width, 5 * width)];
  for (let x = 9; x < 24; x++) expect(row[x]).toBeGreaterThanOrEqual(row[x - 1] - 1e-6);
  expect(row[9]).toBeLessThan(0.3);
  expect(row[22]).toBeGreaterThan(0.7);
});
