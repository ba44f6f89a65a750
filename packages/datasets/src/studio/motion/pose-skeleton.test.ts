import { describe, expect, it } from 'vitest';
import { stickPerson } from '../../testing/stick-person.js';
import {
  aboutAxis,
  noRotation,
  quaternionAt,
  rotate,
  type Quaternion,
} from '../people/quaternion.js';
import { standardJoints, type Skeleton, type StandardJoint } from '../people/skeleton.js';
import { vectorAt, type Vector } from '../people/vector.js';
import { poseSkeleton } from './pose-skeleton.js';
import { limbTurn, restDirection, restTurn, type StandardPose } from './standard-pose.js';

const { skeleton } = stickPerson();

function poseOf(turns: Partial<Record<StandardJoint, Quaternion>>): StandardPose {
  const upright = Object.fromEntries(standardJoints.map((joint) => [joint, noRotation]));
  return { ...upright, ...turns } as StandardPose;
}

function near(received: readonly number[], expected: readonly number[]) {
  expected.forEach((value, axis) => expect(received[axis]).toBeCloseTo(value, 5));
}

/** The stick skeleton with one more joint on a bone: half way from a joint to its child. */
function withJointBefore(end: StandardJoint): Skeleton {
  const at = skeleton.standard[end];
  const start = skeleton.joints[at]!.parent;
  const middle = vectorAt(skeleton.rest, at).map(
    (v, axis) => (v + vectorAt(skeleton.rest, start)[axis]!) / 2,
  );
  const moved = (index: number) => (index >= at ? index + 1 : index);
  const joints = skeleton.joints.map(({ name, parent }) => ({ name, parent: moved(parent) }));
  joints.splice(at, 0, { name: 'between', parent: start });
  joints[at + 1] = { ...joints[at + 1]!, parent: at };
  const rest = [...skeleton.rest];
  rest.splice(3 * at, 0, ...middle);
  const standard = Object.entries(skeleton.standard).map(([name, index]) => [name, moved(index)]);
  return {
    joints,
    rest: Float32Array.from(rest),
    standard: Object.fromEntries(standard) as Record<StandardJoint, number>,
  };
}

describe('a skeleton', () => {
  it('lets its arms hang down, thumbs ahead, where no joint is turned from that', () => {
    const { positions, rotations } = poseSkeleton(skeleton, poseOf({}), [0, 0.95, 0]);
    near(vectorAt(positions, skeleton.standard.leftHand), [0.18, 1.4 - 0.52, 0]);
    near(vectorAt(positions, skeleton.standard.rightHand), [-0.18, 1.4 - 0.52, 0]);
    near(vectorAt(positions, skeleton.standard.leftFoot), [0.1, 0.08, 0]);
    // At rest the arm points to the left and its front is ahead; the front stays where it is.
    near(rotate(quaternionAt(rotations, skeleton.standard.leftHand), [0, 0, 1]), [0, 0, 1]);
  });

  it('is at rest where each limb is turned as it is at rest', () => {
    const turns = standardJoints.map((joint) => [joint, restTurn(restDirection(skeleton, joint))]);
    const { positions, rotations } = poseSkeleton(
      skeleton,
      Object.fromEntries(turns) as StandardPose,
      [0, 0.95, 0],
    );
    near([...positions], [...skeleton.rest]);
    skeleton.joints.forEach((_, joint) => near(rotations.subarray(4 * joint) as never, noRotation));
  });

  it('has limbs that point where they are told to', () => {
    const along: Vector = [0.6, 0, 0.8];
    const turn = limbTurn(along, [0, 1, 0]);
    near(rotate(turn, [0, -1, 0]), along);
    near(rotate(turn, [0, 0, 1]), [0, 1, 0]);
    const pose = poseSkeleton(skeleton, poseOf({ leftUpperArm: turn }), [0, 0.95, 0]);
    near(vectorAt(pose.positions, skeleton.standard.leftLowerArm), [0.18 + 0.162, 1.4, 0.216]);
  });

  it('bends evenly in the trunk’s joints that have no names', () => {
    const bent = withJointBefore('chest');
    const nod = aboutAxis([1, 0, 0], 0.8);
    const pose = poseSkeleton(bent, poseOf({ chest: nod }), [0, 0.95, 0]);
    const between = bent.joints.findIndex(({ name }) => name === 'between');
    near([...quaternionAt(pose.rotations, between)], [...aboutAxis([1, 0, 0], 0.4)]);
  });

  it('twists an arm from shoulder to elbow, and on to the hand', () => {
    const twisted = withJointBefore('leftLowerArm');
    const down: Vector = [0, -1, 0];
    const turn = (angle: number) => limbTurn(down, [Math.sin(angle), 0, Math.cos(angle)]);
    const arm = { leftUpperArm: turn(0.8), leftLowerArm: turn(0.8), leftHand: turn(1.6) };
    const { rotations } = poseSkeleton(twisted, poseOf(arm), [0, 0.95, 0]);
    const front = (joint: number) => {
      const [x, , z] = rotate(quaternionAt(rotations, joint), [0, 0, 1]);
      return Math.atan2(x, z);
    };
    const between = twisted.joints.findIndex(({ name }) => name === 'between');
    expect(front(twisted.standard.leftUpperArm)).toBeCloseTo(0.2, 5);
    expect(front(between)).toBeCloseTo(0.6, 5);
    expect(front(twisted.standard.leftLowerArm)).toBeCloseTo(1.2, 5);
    expect(front(twisted.standard.leftHand)).toBeCloseTo(1.6, 5);
  });
});
