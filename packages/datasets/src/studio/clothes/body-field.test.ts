import { describe, expect, it } from 'vitest';
import type { SkinnedMesh } from '../people/person.js';
import { measureColumns, topRow } from './body-columns.js';
import { measureBody, readField } from './body-field.js';
import { closestOnTriangle } from './closest-on-triangle.js';
import { gridSpacing } from './space-grid.js';

const radius = 0.15;

/** A sphere about the origin. */
function sphere(): SkinnedMesh {
  const [rows, columns] = [24, 48];
  const positions: number[] = [];
  const indices: number[] = [];
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [polar, turn] = [(Math.PI * row) / rows, (2 * Math.PI * column) / columns];
      positions.push(
        radius * Math.sin(polar) * Math.cos(turn),
        radius * Math.cos(polar),
        radius * Math.sin(polar) * Math.sin(turn),
      );
      if (row === rows) continue;
      const a = row * columns + column;
      const b = row * columns + ((column + 1) % columns);
      indices.push(a, b, a + columns, b, b + columns, a + columns);
    }
  }
  return {
    positions: Float32Array.from(positions),
    indices: Uint32Array.from(indices),
  } as unknown as SkinnedMesh;
}

const box = { low: [-0.3, -0.3, -0.3], high: [0.3, 0.3, 0.3] } as const;

describe('measureBody', () => {
  const field = measureBody(sphere(), box, () => true);
  const reading = new Float64Array(4);

  it('measures the distance to a sphere, negative inside, and its direction', () => {
    for (const away of [0.06, 0.12, 0.15, 0.17, 0.2]) {
      for (const [x, y, z] of [
        [0.6, 0.64, 0.48],
        [-0.48, 0.6, -0.64],
        [0, -1, 0],
        [1, 0, 0],
      ]) {
        readField(field, Float64Array.of(away * x, away * y, away * z), 0, reading);
        expect(Math.abs(reading[0] - (away - radius))).toBeLessThan(0.003);
        // Far inside, the nearest point is known roughly.
        if (away < 0.1) continue;
        const cosine =
          (reading[1] * x + reading[2] * y + reading[3] * z) /
          Math.hypot(reading[1], reading[2], reading[3]);
        expect(cosine).toBeGreaterThan(0.98);
      }
    }
  });
});

describe('measureColumns', () => {
  const columns = measureColumns(sphere(), box, () => true);
  const columnAt = (x: number) => Math.round((x - box.low[0]) / gridSpacing);

  it('finds where lines through a sphere enter and leave it', () => {
    const { size, foremost, rearmost } = columns;
    const x = columnAt(0.08) * gridSpacing + box.low[0];
    const at = columnAt(0) * size[0] + columnAt(0.08);
    const half = Math.sqrt(radius ** 2 - x ** 2);
    expect(Math.abs(foremost[at] + box.low[2] - half)).toBeLessThan(0.003);
    expect(Math.abs(rearmost[at] + box.low[2] + half)).toBeLessThan(0.003);
  });

  it('finds the highest points within a sphere, and none beside it', () => {
    for (const i of [columnAt(-0.1), columnAt(0.05)]) {
      const x = i * gridSpacing + box.low[0];
      const y = topRow(columns, i)! * gridSpacing + box.low[1];
      const highest = Math.sqrt(radius ** 2 - x ** 2);
      expect(y).toBeLessThan(highest);
      expect(y).toBeGreaterThan(highest - 1.5 * gridSpacing);
    }
    expect(topRow(columns, columnAt(0.2))).toBeUndefined();
  });
});

describe('closestOnTriangle', () => {
  it('finds no point farther away than the nearest of a fine sampling', () => {
    const corners = Float64Array.of(0.1, 0.2, 0, 1.1, 0.1, 0.3, 0.4, 0.9, -0.2);
    const closest = new Float64Array(4);
    const at = (a: number, b: number) =>
      [0, 1, 2].map(
        (axis) => (1 - a - b) * corners[axis] + a * corners[3 + axis] + b * corners[6 + axis],
      );
    for (const [x, y, z] of [
      [0.5, 0.4, 1],
      [-1, -1, 0],
      [2, 0, 0],
      [0.3, 2, 0.4],
      [0.7, 0.3, 0],
    ]) {
      closestOnTriangle(Float64Array.of(x, y, z), corners, closest);
      const [, b, c, square] = closest;
      let nearest = Infinity;
      for (let a = 0; a <= 100; a++) {
        for (let b = 0; a + b <= 100; b++) {
          const [px, py, pz] = at(a / 100, b / 100);
          nearest = Math.min(nearest, (px - x) ** 2 + (py - y) ** 2 + (pz - z) ** 2);
        }
      }
      expect(square).toBeLessThanOrEqual(nearest + 1e-12);
      const [px, py, pz] = at(b, c);
      expect((px - x) ** 2 + (py - y) ** 2 + (pz - z) ** 2).toBeCloseTo(square, 10);
      expect(closest[0] + b + c).toBeCloseTo(1, 12);
      expect(Math.min(1 - b - c, b, c)).toBeGreaterThanOrEqual(-1e-9);
    }
  });
});
