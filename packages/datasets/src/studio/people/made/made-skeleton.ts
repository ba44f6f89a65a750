import { standardJoints, type Joint, type Skeleton, type StandardJoint } from '../skeleton.js';
import type { Measures } from './measures.js';
import type { Vector } from '../vector.js';

/** The tree of the standard joints. */
export const parents: Readonly<Record<StandardJoint, StandardJoint | undefined>> = {
  hips: undefined,
  spine: 'hips',
  chest: 'spine',
  neck: 'chest',
  head: 'neck',
  leftShoulder: 'chest',
  leftUpperArm: 'leftShoulder',
  leftLowerArm: 'leftUpperArm',
  leftHand: 'leftLowerArm',
  rightShoulder: 'chest',
  rightUpperArm: 'rightShoulder',
  rightLowerArm: 'rightUpperArm',
  rightHand: 'rightLowerArm',
  leftUpperLeg: 'hips',
  leftLowerLeg: 'leftUpperLeg',
  leftFoot: 'leftLowerLeg',
  rightUpperLeg: 'hips',
  rightLowerLeg: 'rightUpperLeg',
  rightFoot: 'rightLowerLeg',
};

/** Where each joint's number is. */
export const jointNumbers = Object.fromEntries(
  standardJoints.map((name, index) => [name, index]),
) as Readonly<Record<StandardJoint, number>>;

/** The standard joints and no others. */
export function skeletonOf(measures: Measures): Skeleton {
  const { waist, hips, chest, neckBase, eyes, headSize, headDepth, shoulder, size } = measures;
  const left: Partial<Record<StandardJoint, Vector>> = {
    hips: [0, hips + 0.03 * size, 0],
    spine: [0, waist - 0.02 * size, -0.02 * size],
    chest: [0, chest - 0.04 * size, -0.035 * size],
    neck: [0, neckBase, -0.03 * size],
    head: [0, eyes - 0.035 * headSize, headDepth - 0.02 * headSize],
    leftShoulder: [0.025 * size, shoulder[1] + 0.005 * size, shoulder[2] + 0.02 * size],
    leftUpperArm: shoulder,
    leftLowerArm: measures.elbow,
    leftHand: measures.wrist,
    leftUpperLeg: measures.hip,
    leftLowerLeg: measures.knee,
    leftFoot: measures.ankle,
  };
  const rest = new Float32Array(standardJoints.length * 3);
  standardJoints.forEach((name, index) => {
    const [x, y, z] = left[name] ?? mirrored(left[mirrorOf(name)] as Vector);
    rest.set([x, y, z], index * 3);
  });
  const joints = standardJoints.map((name): Joint => {
    const parent = parents[name];
    return { name, parent: parent === undefined ? -1 : jointNumbers[parent] };
  });
  return { joints, rest, standard: jointNumbers };
}

/** The joint of the other side, or the joint itself. */
export function mirrorOf(name: StandardJoint): StandardJoint {
  if (name.startsWith('left')) return name.replace('left', 'right') as StandardJoint;
  return name.replace('right', 'left') as StandardJoint;
}

function mirrored([x, y, z]: Vector): Vector {
  return [-x, y, z];
}
