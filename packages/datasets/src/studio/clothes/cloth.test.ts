import { describe, expect, it } from 'vitest';
import { measureBody } from './body-field.js';
import { makeCloth } from './cloth.js';
import { relaxCloth } from './relax-cloth.js';
import { mannequin } from '../../testing/mannequin.js';

describe('makeCloth', () => {
  it('knows the diagonal of a flat square from the sides of its two triangles', () => {
    // A square of side 2, cut along one diagonal.
    const indices = Uint32Array.of(0, 1, 2, 0, 2, 3);
    const diagonal = Math.sqrt(8);
    const sides = Float64Array.of(2, diagonal, 2, 2, 2, diagonal);
    const cloth = makeCloth(4, indices, sides);
    expect(cloth.lengths).toHaveLength(5);
    expect([...cloth.bends].sort()).toEqual([1, 3]);
    expect(cloth.flats[0]).toBeCloseTo(diagonal, 12);
    expect(cloth.isBorder.reduce((sum, value) => sum + value)).toBe(4);
  });
});

describe('relaxCloth', () => {
  const person = mannequin();
  const box = { low: [-0.35, 0.5, -0.3], high: [0.35, 1.3, 0.3] } as const;
  const field = measureBody(person.shell, box, () => true);
  const [rows, columns] = [10, 36];

  /** A tube of cloth of a given girth round the waist, laid as a circle. */
  function tube(girth: number) {
    const height = 0.02;
    const indices: number[] = [];
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const [a, b] = [row * columns + column, row * columns + ((column + 1) % columns)];
        indices.push(a, b, a + columns, b, b + columns, a + columns);
      }
    }
    const [across, slant] = [girth / columns, Math.hypot(girth / columns, height)];
    const sides = indices.map(
      (_, at) =>
        [
          [slant, height, across],
          [across, slant, height],
        ][Math.floor(at / 3) % 2][at % 3],
    );
    const positions = new Float64Array(3 * (rows + 1) * columns);
    for (let v = 0; v < positions.length / 3; v++) {
      const turn = (2 * Math.PI * (v % columns)) / columns;
      positions.set(
        [0.22 * Math.cos(turn), 0.9 + height * Math.floor(v / columns), -0.22 * Math.sin(turn)],
        3 * v,
      );
    }
    const cloth = makeCloth(
      positions.length / 3,
      Uint32Array.from(indices),
      Float64Array.from(sides),
    );
    relaxCloth(cloth, field, positions);
    return { positions, cloth };
  }

  function girthOf({ positions }: { positions: Float64Array }): number {
    const row = 5 * columns;
    return Array.from({ length: columns }, (_, column) => {
      const [a, b] = [3 * (row + column), 3 * (row + ((column + 1) % columns))];
      return Math.hypot(positions[a] - positions[b], positions[a + 2] - positions[b + 2]);
    }).reduce((sum, length) => sum + length);
  }

  it('lets a wide tube keep its girth', () => {
    expect(girthOf(tube(1.2))).toBeGreaterThan(1.1);
    expect(girthOf(tube(1.2))).toBeLessThan(1.23);
  });

  it('stretches a narrow tube over the body, which it does not cut', () => {
    // An ellipse with half axes 0.15 and 0.11 has a girth of about 0.82.
    const narrow = tube(0.6);
    expect(girthOf(narrow)).toBeGreaterThan(0.8);
    expect(girthOf(narrow)).toBeLessThan(0.98);
  });
});
