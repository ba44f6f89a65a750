import { placeJoints, worldRotations } from '../people/place-joints.js';
import { noRotation, quaternionAt, slerp, type Quaternion } from '../people/quaternion.js';
import type { Skeleton, SkeletonPose } from '../people/skeleton.js';
import { mix, scale, vectorAt, type Vector } from '../people/vector.js';
import { carryArms } from './carry-arms.js';
import type { Motion } from './motion.js';
import { poseSkeleton } from './pose-skeleton.js';
import type { Clip, RecordedMotions } from './read-motions.js';
import { standardPoseOf } from './retarget.js';

/**
 * A recorded clip as a motion. Skeletons with the joints that it was recorded for follow all of them; others by their
 * standard joints. Hanging arms are carried away from wide hips.
 */
export function createRecordedMotion(motions: RecordedMotions, clip: Clip): Motion {
  return {
    name: clip.name,
    duration: (clip.frames - 1) / motions.framesPerSecond,
    poseOf: (person, seconds) => {
      const moment = momentOf(motions, clip, seconds);
      const pose = poseOf(person.skeleton, motions, moment);
      carryArms(person, pose);
      return pose;
    },
  };
}

/** A clip between two of its frames. */
interface ClipMoment {
  /** Where the root of the reference skeleton is, metres. */
  readonly root: Vector;
  /** The turn of a joint in its parent, by its name. */
  readonly turnOf: (joint: string) => Quaternion;
}

function momentOf(motions: RecordedMotions, clip: Clip, seconds: number): ClipMoment {
  const place = Math.min(clip.frames - 1, Math.max(0, seconds * motions.framesPerSecond));
  const before = Math.floor(place);
  const after = Math.min(clip.frames - 1, before + 1);
  const part = place - before;
  const count = motions.animatedJoints.length;
  const turns = new Map(
    motions.animatedJoints.map((joint, index) => {
      const from = quaternionAt(clip.turns, before * count + index);
      return [joint, slerp(from, quaternionAt(clip.turns, after * count + index), part)];
    }),
  );
  return {
    root: mix(vectorAt(clip.roots, before), vectorAt(clip.roots, after), part),
    turnOf: (joint) => turns.get(joint) ?? motions.staticJoints.get(joint) ?? noRotation,
  };
}

function poseOf(
  skeleton: Skeleton,
  { animatedJoints, referenceRootHeight }: RecordedMotions,
  { root, turnOf }: ClipMoment,
): SkeletonPose {
  const { joints, rest, standard } = skeleton;
  const place = scale(root, rest[3 * standard.hips + 1]! / referenceRootHeight);
  const names = new Set(joints.map(({ name }) => name));
  if (!animatedJoints.every((joint) => names.has(joint))) {
    return poseSkeleton(skeleton, standardPoseOf(turnOf), place);
  }
  const local = joints.map(({ name }) => turnOf(name));
  return placeJoints(skeleton, worldRotations(skeleton, local), place);
}
