import type { Point } from '../contracts/image.js';
import type { Keypoint, Pose } from '../contracts/pose.js';

// From the middle of the shoulders to the middle of the hips, by other lengths of adults.
const torsoLengthByShoulderWidth = 1.4;
const torsoLengthByUpperArm = 1.5;

/** Above which score a keypoint is taken to be there. */
export const sureScore = 0.2;

export function isSure(keypoint: Keypoint): boolean {
  return keypoint.score >= sureScore;
}

/**
 * How large a person is shown: the length of the torso in pixels. Turning foreshortens the shoulders and leaning
 * the torso, so that the longer of the two counts. Where the hips were not found, the upper arms stand in.
 */
export function torsoLength(pose: Pose): number {
  const { leftShoulder, rightShoulder, leftHip, rightHip } = pose;
  const byShoulders = torsoLengthByShoulderWidth * distance(leftShoulder, rightShoulder);
  const hipsAreSure = isSure(leftHip) && isSure(rightHip);
  const seen = hipsAreSure
    ? distance(shoulderMiddle(pose), middle(leftHip, rightHip))
    : byArms(pose);
  return Math.max(byShoulders, seen);
}

function byArms({ leftShoulder, leftElbow, rightShoulder, rightElbow }: Pose): number {
  const left = isSure(leftElbow) ? distance(leftShoulder, leftElbow) : 0;
  const right = isSure(rightElbow) ? distance(rightShoulder, rightElbow) : 0;
  return torsoLengthByUpperArm * Math.max(left, right);
}

export function shoulderMiddle({ leftShoulder, rightShoulder }: Pose): Point {
  return middle(leftShoulder, rightShoulder);
}

/** The middle of the torso; where the hips were not found, as if it hung straight down. */
export function torsoCentre(pose: Pose): Point {
  const { leftHip, rightHip } = pose;
  const shoulders = shoulderMiddle(pose);
  if (isSure(leftHip) && isSure(rightHip)) return middle(shoulders, middle(leftHip, rightHip));
  return { x: shoulders.x, y: shoulders.y + torsoLength(pose) / 2 };
}

export function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
