import { expect, test } from 'vitest';
import { fillPolygon } from './fill-polygon.js';

const size = { width: 24, height: 20 };
const areaOf = (cover: Float32Array) => cover.reduce((sum, value) => sum + value, 0);

test('A rectangle between the pixels covers them by their shares.', () => {
  const cover = fillPolygon([{ x: 2.25, y: 3.5 }, { x: 6.75, y: 3.5 }, { x: 6.75, y: 8 }, { x: 2.25, y: 8 }], size); // prettier-ignore
  expect(cover[3 * 24 + 2]).toBeCloseTo(0.75 * 0.5, 6);
  expect(cover[4 * 24 + 4]).toBe(1);
  expect(cover[4 * 24 + 6]).toBeCloseTo(0.75, 6);
  expect(areaOf(cover)).toBeCloseTo(4.5 * 4.5, 4);
});

test('A slanted triangle covers its area, whichever way round it is given.', () => {
  const corners = [{ x: 1.3, y: 2.1 }, { x: 21.9, y: 7.4 }, { x: 8.2, y: 18.8 }]; // prettier-ignore
  const area = Math.abs((21.9 - 1.3) * (18.8 - 2.1) - (8.2 - 1.3) * (7.4 - 2.1)) / 2;
  for (const outline of [corners, corners.toReversed()]) {
    expect(Math.abs(areaOf(fillPolygon(outline, size)) - area)).toBeLessThan(0.01 * area);
  }
});

test('What lies past the picture is cut off.', () => {
  const cover = fillPolygon([{ x: -10, y: -10 }, { x: 40, y: -10 }, { x: 40, y: 40 }, { x: -10, y: 40 }], size); // prettier-ignore
  expect(Math.min(...cover)).toBeCloseTo(1, 6);
});
