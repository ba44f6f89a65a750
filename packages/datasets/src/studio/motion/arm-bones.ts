import type { Person } from '../people/person.js';
import type { Quaternion } from '../people/quaternion.js';
import type { SkeletonPose } from '../people/skeleton.js';
import { lengthOf, subtract, vectorAt, type Vector } from '../people/vector.js';

export type Side = 'left' | 'right';

/** One arm of a body that stands there but for its arms. */
export interface ArmBones {
  readonly person: Person;
  readonly side: Side;
  /** Whither the arm's own side is: 1 along x for the left, −1 for the right. */
  readonly outwards: 1 | -1;
  /** The body with its arms not posed yet, and its chest's turn. */
  readonly pose: SkeletonPose;
  readonly chest: Quaternion;
  /** From each joint to the next at rest, metres. */
  readonly collar: Vector;
  readonly upper: Vector;
  readonly lower: Vector;
  readonly upperLength: number;
  readonly lowerLength: number;
}

export function armBones(
  person: Person,
  side: Side,
  pose: SkeletonPose,
  chest: Quaternion,
): ArmBones {
  const { rest, standard } = person.skeleton;
  const [collarBone, shoulder, elbow, wrist] = (
    ['Shoulder', 'UpperArm', 'LowerArm', 'Hand'] as const
  ).map((joint) => vectorAt(rest, standard[`${side}${joint}`]));
  const upper = subtract(elbow!, shoulder!);
  const lower = subtract(wrist!, elbow!);
  return {
    ...{ person, side, outwards: side === 'left' ? 1 : -1, pose, chest },
    collar: subtract(shoulder!, collarBone!),
    ...{ upper, lower, upperLength: lengthOf(upper), lowerLength: lengthOf(lower) },
  };
}
