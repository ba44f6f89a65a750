/**
 * The joints of a humanoid that the studio moves and measures by, whatever a model calls them. A limb's joint is where
 * the limb begins: `leftUpperArm` is the shoulder's ball joint, `leftShoulder` the collar bone's inner end.
 */
export const standardJoints = [
  'hips',
  'spine',
  'chest',
  'neck',
  'head',
  'leftShoulder',
  'leftUpperArm',
  'leftLowerArm',
  'leftHand',
  'rightShoulder',
  'rightUpperArm',
  'rightLowerArm',
  'rightHand',
  'leftUpperLeg',
  'leftLowerLeg',
  'leftFoot',
  'rightUpperLeg',
  'rightLowerLeg',
  'rightFoot',
] as const;

export type StandardJoint = (typeof standardJoints)[number];

export interface Joint {
  readonly name: string;
  /** The parent's index, which is smaller than the joint's own; −1 for the root. */
  readonly parent: number;
}

/**
 * A skeleton at rest. Metres, right-handed, +y up; the person stands on y = 0 at the origin, faces +z, and the person's
 * own left is +x. At rest every joint's axes are parallel to the world's.
 */
export interface Skeleton {
  readonly joints: readonly Joint[];
  /** Where the joints are at rest, [joints, 3]. */
  readonly rest: Float32Array;
  /** Which joint is which of the standard ones. */
  readonly standard: Readonly<Record<StandardJoint, number>>;
}

/** A skeleton as it is at one moment: for each joint its turn from the rest pose, and where it is in the world. */
export interface SkeletonPose {
  /** Unit quaternions x, y, z, w in the world, [joints, 4]. */
  readonly rotations: Float32Array;
  /** Metres, [joints, 3]. */
  readonly positions: Float32Array;
}
