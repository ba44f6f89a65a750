import { describe, expect, it } from 'vitest';
import { stickPerson, trunk } from '../../testing/stick-person.js';
import { noRotation } from '../people/quaternion.js';
import { add, distance, type Vector } from '../people/vector.js';
import { reachClearOfTorso } from './clear-of-torso.js';
import { torsoShape } from './torso-shape.js';

const person = stickPerson();
const { skeleton } = person;
const rest = {
  rotations: Float32Array.from(skeleton.joints.flatMap(() => noRotation)),
  positions: skeleton.rest,
};

function reachFor(target: Vector) {
  const shoulder: Vector = [0.18, 1.4, 0];
  const task = {
    shoulder,
    target,
    pole: [0.5, -0.6, -0.6] as Vector,
    upperLength: 0.27,
    lowerLength: 0.25,
  };
  return reachClearOfTorso(task, torsoShape(person), skeleton, rest);
}

/** How far outside the trunk, in its half axes; 1 on its surface. */
const radius = ([x, , z]: Vector) => Math.hypot(x / trunk.halfWidth, z / trunk.halfDepth);

describe('an arm that reaches', () => {
  it.each<[string, Vector]>([
    ['the heart', [0.02, 1.25, 0.02]],
    ['the belly', [0, 1.05, 0.1]],
    ['the other side', [-0.15, 1.15, 0]],
    ['the hip', [0.1, 0.9, 0]],
  ])('for %s keeps forearm and hand outside the trunk', (_, target) => {
    const { middle, lower, end } = reachFor(target);
    for (const along of [0.12, 0.25, 0.34, 0.42]) {
      expect(radius(add(middle, lower, along)), String(along)).toBeGreaterThan(1.1);
    }
    expect(distance(end, target)).toBeLessThan(0.25);
  });

  it('for something away from the trunk gets there', () => {
    const target: Vector = [0.1, 1.2, 0.35];
    expect(distance(reachFor(target).end, target)).toBeLessThan(1e-9);
  });
});
