import { describe, expect, it } from 'vitest';
import { vertexNormals } from './vertex-normals.js';

function normalsOf(positions: number[], indices: number[], welds: number[]) {
  const normals = new Float32Array(positions.length);
  vertexNormals(
    Float32Array.from(positions),
    Uint32Array.from(indices),
    Uint32Array.from(welds),
    normals,
  );
  return (vertex: number) => [...normals.subarray(3 * vertex, 3 * vertex + 3)];
}

function near(received: readonly number[], expected: readonly number[]) {
  received.forEach((value, axis) => expect(value).toBeCloseTo(expected[axis]!, 6));
}

describe('vertex normals', () => {
  it('point to where the corners run counter-clockwise', () => {
    const normal = normalsOf([0, 0, 0, 1, 0, 0, 0, 1, 0], [0, 1, 2], [0, 1, 2]);
    for (const vertex of [0, 1, 2]) near(normal(vertex), [0, 0, 1]);
  });

  it('weigh triangles by their areas', () => {
    // A triangle of area 2 looks along z, one of area ½ along x; both have the corner 0.
    const positions = [0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 1, 0, 0, 0, 1];
    const normal = normalsOf(positions, [0, 1, 2, 0, 3, 4], [0, 1, 2, 3, 4]);
    const length = Math.hypot(2, 0.5);
    near(normal(0), [0.5 / length, 0, 2 / length]);
    near(normal(1), [0, 0, 1]);
    near(normal(4), [1, 0, 0]);
  });

  it('are the same on either side of a seam', () => {
    // A roof: two slopes that meet in an edge whose vertices are there twice.
    const slopes = [-1, 0, 0, 0, 1, 0, 0, 1, 1, 0, 1, 0, 1, 0, 0, 0, 1, 1];
    const indices = [0, 2, 1, 3, 5, 4];
    const sharp = normalsOf(slopes, indices, [0, 1, 2, 3, 4, 5]);
    const smooth = normalsOf(slopes, indices, [0, 1, 2, 1, 4, 2]);
    near(sharp(1), [-Math.SQRT1_2, Math.SQRT1_2, 0]);
    near(sharp(3), [Math.SQRT1_2, Math.SQRT1_2, 0]);
    for (const vertex of [1, 2, 3, 5]) near(smooth(vertex), [0, 1, 0]);
  });
});
