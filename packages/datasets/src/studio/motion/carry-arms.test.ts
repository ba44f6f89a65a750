import { describe, expect, it } from 'vitest';
import { stickPerson } from '../../testing/stick-person.js';
import { noRotation, type Quaternion } from '../people/quaternion.js';
import { standardJoints } from '../people/skeleton.js';
import { vectorAt, type Vector } from '../people/vector.js';
import { carryArms } from './carry-arms.js';
import { poseSkeleton } from './pose-skeleton.js';
import { limbTurn, type StandardPose } from './standard-pose.js';

const person = { ...stickPerson(), armAbduction: 0.2 };
const { skeleton } = person;

/** Where the left and right hand are, as seen from their shoulders, when arms point along a direction. */
function handsOf(along: Vector): Vector[] {
  const upright = Object.fromEntries(standardJoints.map((joint) => [joint, noRotation]));
  const arms = (['left', 'right'] as const).flatMap((side): [string, Quaternion][] => {
    const mirrored: Vector = [side === 'left' ? along[0] : -along[0], along[1], along[2]];
    const turn = limbTurn(mirrored, [0, 0, 1]);
    return ['UpperArm', 'LowerArm', 'Hand'].map((joint) => [side + joint, turn]);
  });
  const turns = { ...upright, ...Object.fromEntries(arms) } as StandardPose;
  const pose = poseSkeleton(skeleton, turns, [0, 0.95, 0]);
  carryArms(person, pose);
  return (['left', 'right'] as const).map((side) => {
    const hand = vectorAt(pose.positions, skeleton.standard[`${side}Hand`]);
    const shoulder = vectorAt(pose.positions, skeleton.standard[`${side}UpperArm`]);
    return [hand[0] - shoulder[0], hand[1] - shoulder[1], hand[2] - shoulder[2]];
  });
}

describe('arms', () => {
  it('that hang are carried outwards by the whole angle', () => {
    const [left, right] = handsOf([0, -1, 0]);
    const [aside, down] = [0.52 * Math.sin(0.2), -0.52 * Math.cos(0.2)];
    [aside, down, 0].forEach((value, axis) => expect(left![axis]).toBeCloseTo(value, 5));
    [-aside, down, 0].forEach((value, axis) => expect(right![axis]).toBeCloseTo(value, 5));
  });

  it('that are half way to level are left where they are', () => {
    const along: Vector = [Math.SQRT1_2 * Math.sqrt(1.5), -0.5, 0];
    const [left] = handsOf(along);
    along.forEach((value, axis) => expect(left![axis]).toBeCloseTo(0.52 * value, 5));
  });
});
