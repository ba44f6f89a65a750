import { nearestStandardJoints } from '../people/nearest-standard-joints.js';
import { placeJoints } from '../people/place-joints.js';
import {
  aboutAxis,
  inverse,
  multiply,
  noRotation,
  rotate,
  slerp,
  twistAbout,
  type Quaternion,
} from '../people/quaternion.js';
import {
  standardJoints,
  type Skeleton,
  type SkeletonPose,
  type StandardJoint,
} from '../people/skeleton.js';
import { add, perpendicular, subtract, vectorAt, type Vector } from '../people/vector.js';
import { restDirection, restTurn, type StandardPose } from './standard-pose.js';

/** How much each joint of a relaxed finger is bent, radians. */
const fingerCurl = 0.25;

/**
 * Brings a skeleton into a pose of the standard joints. The joints between two of the trunk bend along with them; those
 * along an arm share its twist, as skin does.
 * @param hips where the joint of the hips is, metres
 */
export function poseSkeleton(skeleton: Skeleton, pose: StandardPose, hips: Vector): SkeletonPose {
  const turns = Object.fromEntries(
    standardJoints.map((joint) => {
      const rest = restTurn(restDirection(skeleton, joint));
      return [joint, multiply(pose[joint], inverse(rest))];
    }),
  ) as Record<StandardJoint, Quaternion>;
  const rotations: Quaternion[] = nearestStandardJoints(skeleton).map((joint) => turns[joint]);
  for (const end of ['spine', 'chest', 'neck', 'head'] as const) {
    bend(rotations, chainTo(skeleton, end));
  }
  for (const side of ['left', 'right'] as const) {
    const upper = restDirection(skeleton, `${side}UpperArm`)!;
    const lower = restDirection(skeleton, `${side}LowerArm`)!;
    twistUpperArm(rotations, chainTo(skeleton, `${side}LowerArm`), upper, turns[`${side}Shoulder`]);
    twistForearm(rotations, chainTo(skeleton, `${side}Hand`), lower);
    relaxFingers(rotations, skeleton, `${side}Hand`, lower);
  }
  // Joints above the hips turn as the hips do.
  const { rest, standard } = skeleton;
  const aboveHips = subtract(vectorAt(rest, 0), vectorAt(rest, standard.hips));
  return placeJoints(skeleton, rotations, add(hips, rotate(turns.hips, aboveHips)));
}

/** The joints from the standard joint above one down to it, both included. */
function chainTo({ joints, standard }: Skeleton, end: StandardJoint): number[] {
  const others = new Set(standardJoints.map((joint) => standard[joint]));
  const chain = [standard[end]];
  do chain.unshift(joints[chain[0]!]!.parent);
  while (!others.has(chain[0]!));
  return chain;
}

/** The joints in between turn from what the first does to what the last does, step by step. */
function bend(rotations: Quaternion[], chain: readonly number[]): void {
  const last = chain.length - 1;
  const from = rotations[chain[0]!]!;
  const to = rotations[chain[last]!]!;
  for (let i = 1; i < last; i++) rotations[chain[i]!] = slerp(from, to, i / last);
}

/** The twist between collar bone and elbow comes about evenly along the upper arm. */
function twistUpperArm(
  rotations: Quaternion[],
  chain: readonly number[],
  bone: Vector,
  above: Quaternion,
): void {
  const atElbow = rotations[chain[0]!]!;
  const twist = twistAbout(multiply(inverse(above), atElbow), bone);
  spreadTwist(rotations, chain, multiply(atElbow, inverse(twist)), twist);
}

/** The twist between elbow and hand comes about evenly along the forearm. */
function twistForearm(rotations: Quaternion[], chain: readonly number[], bone: Vector): void {
  const atElbow = rotations[chain[0]!]!;
  const atHand = rotations[chain.at(-1)!]!;
  spreadTwist(rotations, chain, atElbow, twistAbout(multiply(inverse(atElbow), atHand), bone));
}

/** Fingers hang a little towards the palm, which looks to the body when arms hang down. */
function relaxFingers(
  rotations: Quaternion[],
  { joints, standard }: Skeleton,
  hand: 'leftHand' | 'rightHand',
  forearm: Vector,
): void {
  const thumbSide = perpendicular([0, 0, 1], forearm);
  const curl = aboutAxis(thumbSide, hand === 'leftHand' ? -fingerCurl : fingerCurl);
  const isOfHand: boolean[] = [];
  for (let joint = standard[hand]; joint < joints.length; joint++) {
    const { parent } = joints[joint]!;
    isOfHand[joint] = joint === standard[hand] || isOfHand[parent] === true;
    if (isOfHand[joint] && joint !== standard[hand]) {
      rotations[joint] = multiply(rotations[parent]!, curl);
    }
  }
}

/** Each joint of a bone gets the twist of the middle of its part. */
function spreadTwist(
  rotations: Quaternion[],
  chain: readonly number[],
  untwisted: Quaternion,
  twist: Quaternion,
): void {
  const parts = chain.length - 1;
  for (let i = 0; i < parts; i++) {
    const share = slerp(noRotation, twist, (i + 0.5) / parts);
    rotations[chain[i]!] = multiply(untwisted, share);
  }
}
