import { describe, expect, it } from 'vitest';
import { stickPerson, trunk } from '../../testing/stick-person.js';
import { frontAt, sectionAt, torsoShape } from './torso-shape.js';

describe('the shape of a trunk', () => {
  const shape = torsoShape(stickPerson());

  it('is that of the cylinder that it is', () => {
    for (const height of [0.85, 1, 1.2, 1.35]) {
      const { centre, halfWidth, halfDepth } = sectionAt(shape, height);
      expect(centre).toBeCloseTo(0, 6);
      expect(halfWidth).toBeCloseTo(trunk.halfWidth, 5);
      expect(halfDepth).toBeCloseTo(trunk.halfDepth, 5);
    }
    expect(frontAt(shape, 0, 1.1)).toBeCloseTo(trunk.halfDepth, 5);
    expect(frontAt(shape, 0.6 * trunk.halfWidth, 1.1)).toBeCloseTo(0.8 * trunk.halfDepth, 5);
    expect(frontAt(shape, 0.5, 1.1)).toBe(0);
  });

  it('narrows to a head above the shoulders', () => {
    expect(sectionAt(shape, 1.6).halfWidth).toBeCloseTo(0.45 * trunk.halfWidth, 5);
  });
});
