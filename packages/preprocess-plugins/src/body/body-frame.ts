import type { Keypoint, Point, Pose } from '@drapeflow/core';

export type LimbPart = 'upperArm' | 'forearm' | 'hand' | 'thigh' | 'shin' | 'foot';

/** A part of an arm or leg: a capsule around a line. */
export interface Limb {
  readonly name: string;
  readonly part: LimbPart;
  readonly from: Point;
  readonly to: Point;
  /** Half the width of the bare limb, in pixels. */
  readonly radius: number;
}

/** Where the head is: the middle of the face and how far the neck's root is from it, in pixels. */
export interface HeadFrame {
  readonly centre: Point;
  /** Unit vector from the face to the neck's root. */
  readonly down: Point;
  readonly neckDistance: number;
}

/** A pose brought into the terms that the parser reasons in. Lengths are in pixels. */
export interface BodyFrame {
  /** The middle of the shoulders. */
  readonly origin: Point;
  /** Unit vector from the middle of the shoulders to the middle of the hips. */
  readonly down: Point;
  readonly torsoLength: number;
  /** Half the distance of the shoulders as seen, and of the hips. */
  readonly halfShoulders: number;
  readonly halfHips: number;
  /** The body's size: about the width of its shoulders from the front, from whichever side it is seen. */
  readonly scale: number;
  readonly limbs: readonly Limb[];
  /** Absent where no face keypoint was found. */
  readonly head: HeadFrame | undefined;
}

/** Keypoints below this score are taken for not seen. */
const seenScore = 0.12;
/** Face keypoints need more: a head out of the picture still gets some score. */
const faceScore = 0.3;
/** A torso is about this many shoulder widths long. */
const torsoToShoulders = 1.5;

export function bodyFrame(pose: Pose): BodyFrame {
  const origin = middle(pose.leftShoulder, pose.rightShoulder);
  const shoulderWidth = distance(pose.leftShoulder, pose.rightShoulder);
  const hipsSeen = Math.min(pose.leftHip.score, pose.rightHip.score) >= seenScore;
  const hips = hipsSeen
    ? middle(pose.leftHip, pose.rightHip)
    : { x: origin.x, y: origin.y + torsoToShoulders * shoulderWidth };
  const torsoLength = Math.max(distance(origin, hips), 1);
  const scale = Math.max(shoulderWidth, 0.62 * torsoLength);
  const hipWidth = hipsSeen ? distance(pose.leftHip, pose.rightHip) : 0;
  return {
    origin,
    down: unit(origin, hips),
    torsoLength,
    halfShoulders: Math.max(shoulderWidth, 0.35 * scale) / 2,
    halfHips: Math.max(hipWidth, 0.3 * scale) / 2,
    scale,
    limbs: [...sideLimbs(pose, 'left', scale), ...sideLimbs(pose, 'right', scale)],
    head: headFrame(pose, origin, scale),
  };
}

function sideLimbs(pose: Pose, side: 'left' | 'right', scale: number): Limb[] {
  const shoulder = pose[`${side}Shoulder`];
  const elbow = pose[`${side}Elbow`];
  const wrist = pose[`${side}Wrist`];
  const hip = pose[`${side}Hip`];
  const knee = pose[`${side}Knee`];
  const ankle = pose[`${side}Ankle`];
  const limbs: Limb[] = [];
  const add = (part: LimbPart, from: Point, to: Point, radius: number): void => {
    limbs.push({ name: `${side} ${part}`, part, from, to, radius: radius * scale });
  };
  if (seen(elbow)) add('upperArm', shoulder, elbow, 0.17);
  if (seen(elbow) && seen(wrist)) {
    add('forearm', elbow, wrist, 0.135);
    add('hand', wrist, beyond(elbow, wrist, 0.42), 0.135);
  }
  if (seen(hip) && seen(knee)) add('thigh', hip, knee, 0.2);
  if (seen(knee) && seen(ankle)) {
    add('shin', knee, ankle, 0.15);
    add('foot', ankle, beyond(knee, ankle, 0.1), 0.3);
  }
  return limbs;
}

function headFrame(pose: Pose, neckRoot: Point, scale: number): HeadFrame | undefined {
  const face = [pose.nose, pose.leftEye, pose.rightEye, pose.leftEar, pose.rightEar];
  if (!face.some((point) => point.score >= faceScore)) return undefined;
  let x = 0;
  let y = 0;
  let total = 0;
  for (const point of face) {
    x += point.x * point.score;
    y += point.y * point.score;
    total += point.score;
  }
  const centre = { x: x / total, y: y / total };
  const neckDistance = distance(centre, neckRoot);
  // A face in front of the neck, looking down, does not tell where down is.
  if (neckDistance < 0.15 * scale) {
    return { centre, down: { x: 0, y: 1 }, neckDistance: 0.15 * scale };
  }
  return { centre, down: unit(centre, neckRoot), neckDistance };
}

const seen = (point: Keypoint): boolean => point.score >= seenScore;

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

/** The point that lies past `to`, by a share of the line's length. */
const beyond = (from: Point, to: Point, share: number): Point => ({
  x: to.x + (to.x - from.x) * share,
  y: to.y + (to.y - from.y) * share,
});

function unit(from: Point, to: Point): Point {
  const length = distance(from, to);
  return length > 1e-6
    ? { x: (to.x - from.x) / length, y: (to.y - from.y) / length }
    : { x: 0, y: 1 };
}
