import { mapPose } from '../arithmetic/pose-in-box.js';
import type { KeypointName, Pose } from '../contracts/pose.js';
import { distance, isSure, torsoLength } from './torso.js';

const torsoKeypoints = ['leftShoulder', 'rightShoulder', 'leftHip', 'rightHip'] as const;
/** Above which score of nose and eye a face was surely seen. */
const faceScore = 0.4;

/** How far the corner of a torso that moved farthest is from where it was, in lengths of the larger torso. */
export function poseShift(from: Pose, to: Pose): number {
  const corners = torsoKeypoints.filter((name) => isSure(from[name]) && isSure(to[name]));
  const farthest = Math.max(...corners.map((name) => distance(from[name], to[name])));
  return farthest / Math.max(torsoLength(from), torsoLength(to));
}

/**
 * Exchanges left and right where an estimator confused them, as it does with people whose face it does not
 * see: nobody turns around within a frame.
 */
export function keepSides(seen: Pose, before: Pose): Pose {
  const faceIsSeen =
    seen.nose.score > faceScore && Math.max(seen.leftEye.score, seen.rightEye.score) > faceScore;
  if (faceIsSeen) return seen;
  const exchanged = exchangeSides(seen);
  return poseShift(before, exchanged) < poseShift(before, seen) / 2 ? exchanged : seen;
}

function exchangeSides(pose: Pose): Pose {
  return mapPose((name) => pose[otherSide(name)]);
}

function otherSide(name: KeypointName): KeypointName {
  const other = name.startsWith('left')
    ? name.replace('left', 'right')
    : name.replace('right', 'left');
  return other as KeypointName;
}
