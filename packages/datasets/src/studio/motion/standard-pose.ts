import { fromAxes, noRotation, type Quaternion } from '../people/quaternion.js';
import type { Skeleton, StandardJoint } from '../people/skeleton.js';
import {
  cross,
  perpendicular,
  scale,
  subtract,
  unit,
  vectorAt,
  type Vector,
} from '../people/vector.js';

/**
 * How a person stands, whatever the skeleton and its rest pose: the turn of each standard joint in the world, counted
 * from standing upright with arms that hang straight down, thumbs forward.
 */
export type StandardPose = Readonly<Record<StandardJoint, Quaternion>>;

/** Where the bones of limbs end; a hand is counted as lying at rest as its forearm does. */
const boneOf: Partial<Record<StandardJoint, readonly [from: StandardJoint, to: StandardJoint]>> = {
  leftUpperArm: ['leftUpperArm', 'leftLowerArm'],
  leftLowerArm: ['leftLowerArm', 'leftHand'],
  leftHand: ['leftLowerArm', 'leftHand'],
  rightUpperArm: ['rightUpperArm', 'rightLowerArm'],
  rightLowerArm: ['rightLowerArm', 'rightHand'],
  rightHand: ['rightLowerArm', 'rightHand'],
  leftUpperLeg: ['leftUpperLeg', 'leftLowerLeg'],
  leftLowerLeg: ['leftLowerLeg', 'leftFoot'],
  rightUpperLeg: ['rightUpperLeg', 'rightLowerLeg'],
  rightLowerLeg: ['rightLowerLeg', 'rightFoot'],
};

/**
 * The turn of a limb from hanging straight down.
 * @param along a unit vector from the joint to the limb's end
 * @param front where the limb's front looks (of a hanging arm, where the thumb is), not along the limb
 */
export function limbTurn(along: Vector, front: Vector): Quaternion {
  const z = perpendicular(front, along);
  const y = scale(along, -1);
  return fromAxes(cross(y, z), y, z);
}

/** The direction of a limb's bone at rest, a unit vector; undefined of the trunk's joints and the feet. */
export function restDirection(
  { rest, standard }: Skeleton,
  joint: StandardJoint,
): Vector | undefined {
  const bone = boneOf[joint];
  if (!bone) return undefined;
  const [from, to] = bone;
  return unit(subtract(vectorAt(rest, standard[to]), vectorAt(rest, standard[from])));
}

/** The turn from hanging straight down to how a limb lies at rest: its front looks ahead in either. */
export function restTurn(direction: Vector | undefined): Quaternion {
  return direction ? limbTurn(direction, [0, 0, 1]) : noRotation;
}
