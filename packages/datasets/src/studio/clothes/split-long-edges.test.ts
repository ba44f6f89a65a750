import { describe, expect, it } from 'vitest';
import { splitLongEdges, type ClothMesh } from './split-long-edges.js';

/** A square of two triangles. */
const square = (side: number): ClothMesh => ({
  positions: Float64Array.of(0, 0, 0, side, 0, 0, side, side, 0, 0, side, 0),
  uvs: Float32Array.of(0, 0, 1, 0, 1, 1, 0, 1),
  indices: Uint32Array.of(0, 1, 2, 0, 2, 3),
});

describe('splitLongEdges', () => {
  it('leaves short edges as they are', () => {
    const { indices, parents, positions } = splitLongEdges(square(0.01), 0.05, () => {});
    expect([...indices]).toEqual([0, 1, 2, 0, 2, 3]);
    expect(parents).toHaveLength(0);
    expect(positions).toHaveLength(12);
  });

  it.each([0.06, 0.09, 0.11, 0.2])('covers a square of %d with short edges', (side) => {
    const split = splitLongEdges(square(side), 0.05, () => {});
    expect(areaOf(split)).toBeCloseTo(side * side, 9);
    for (const [a, b] of edgesOf(split)) {
      const [dx, dy] = [0, 1].map((i) => split.positions[3 * a + i] - split.positions[3 * b + i]);
      expect(Math.hypot(dx, dy)).toBeLessThanOrEqual(0.05);
    }
  });

  it('leaves no gap: an edge belongs to two triangles, but for those of the outline', () => {
    const split = splitLongEdges(square(0.13), 0.05, () => {});
    const met = new Map<string, number>();
    for (const edge of edgesOf(split)) {
      const key = [...edge].sort((a, b) => a - b).join();
      met.set(key, (met.get(key) ?? 0) + 1);
    }
    const isOnOutline = (key: string) =>
      [0, 1].some((axis) => {
        const [a, b] = key.split(',').map((vertex) => split.positions[3 * Number(vertex) + axis]);
        return a === b && (a === 0 || a === 0.13);
      });
    for (const [key, count] of met) expect(count).toBe(isOnOutline(key) ? 1 : 2);
  });

  it('puts what it adds half way in the picture, where it is settled on the body', () => {
    const split = splitLongEdges(square(0.06), 0.05, (positions, at) => {
      positions[at + 2] = 1;
    });
    for (let i = 0; i < split.parents.length / 2; i++) {
      const [a, b] = split.parents.subarray(2 * i, 2 * i + 2);
      for (const axis of [0, 1]) {
        const middle = (split.uvs[2 * a + axis] + split.uvs[2 * b + axis]) / 2;
        expect(split.uvs[2 * (4 + i) + axis]).toBeCloseTo(middle, 6);
      }
      expect(split.positions[3 * (4 + i) + 2]).toBe(1);
    }
  });
});

function edgesOf({ indices }: ClothMesh): [number, number][] {
  return Array.from(indices, (corner, at) => [corner, indices[at % 3 === 2 ? at - 2 : at + 1]]);
}

/** The sum of signed areas: triangles that are turned over count against the others. */
function areaOf({ positions, indices }: ClothMesh): number {
  let sum = 0;
  for (let i = 0; i < indices.length; i += 3) {
    const [ax, ay, bx, by, cx, cy] = [0, 1, 2].flatMap((k) =>
      [0, 1].map((axis) => positions[3 * indices[i + k] + axis]),
    );
    sum += ((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)) / 2;
  }
  return sum;
}
