import { describe, expect, it } from 'vitest';
import { distance, dot, lengthOf, type Vector } from '../people/vector.js';
import { reach } from './two-bone.js';

describe('a limb of two bones', () => {
  it('bends at a right angle where its ends are 5 apart and its bones 3 and 4 long', () => {
    const { upper, lower, middle, end } = reach([0, 0, 0], [5, 0, 0], [0, 1, 0], 3, 4);
    expect(dot(upper, lower)).toBeCloseTo(0, 9);
    // The height over the hypotenuse is 3 · 4 / 5, at 3² / 5 from the start.
    [1.8, 2.4, 0].forEach((value, axis) => expect(middle[axis]).toBeCloseTo(value, 9));
    [5, 0, 0].forEach((value, axis) => expect(end[axis]).toBeCloseTo(value, 9));
  });

  it.each<[Vector, Vector]>([
    [
      [0.1, -0.3, 0.2],
      [0, 0, 1],
    ],
    [
      [-0.2, 0.1, 0.3],
      [1, -1, -0.5],
    ],
  ])(
    'reaches %j with bones of their lengths, the joint on the side of the pole',
    (target, pole) => {
      const { middle, end } = reach([0, 0, 0], target, pole, 0.25, 0.22);
      expect(lengthOf(middle)).toBeCloseTo(0.25, 9);
      expect(distance(middle, end)).toBeCloseTo(0.22, 9);
      expect(distance(end, target)).toBeCloseTo(0, 9);
      expect(dot(middle, pole)).toBeGreaterThan((dot(target, pole) * 0.25) / lengthOf(target));
    },
  );

  it('is all but straight towards what is out of reach', () => {
    const { middle, end } = reach([0, 0, 0], [0, -10, 0], [0, 0, 1], 0.25, 0.25);
    expect(lengthOf(end)).toBeGreaterThan(0.49);
    expect(lengthOf(end)).toBeLessThan(0.5);
    expect(middle[2]).toBeGreaterThan(0);
  });
});
