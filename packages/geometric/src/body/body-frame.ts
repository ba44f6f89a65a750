import type { Box, Keypoint, Point, Pose } from '@drapeflow/core';
import { add, distance, lengthOf, middle, subtract, unit } from './vector.js';

/** An arm as bones: shoulder joint, elbow and wrist, in pixels of the working image. */
export interface Arm {
  readonly shoulder: Point;
  readonly elbow: Point;
  readonly wrist: Point;
  /** −1 for the arm on the left of the image, +1 for the one on the right. */
  readonly outwards: -1 | 1;
  /** The part of the image that the arm's flesh and sleeve can reach. */
  readonly box: Box;
}

/** Directions and lengths of a torso in the image. Sides are the image's, since a pose can confuse the person's. */
export interface BodyFrame {
  /** Middle of the shoulder joints. */
  readonly origin: Point;
  /** Unit vectors from the shoulders to the hips, and to the right of the image. */
  readonly down: Point;
  readonly across: Point;
  /** From the middle of the shoulders to the middle of the hips, in pixels. */
  readonly torsoLength: number;
  /** Between the shoulder joints, in pixels, as if seen from the front. */
  readonly scale: number;
  /** 1 seen from the front, towards 0 from the side. */
  readonly frontal: number;
  readonly left: Arm;
  readonly right: Arm;
}

const sureEnough = 0.15;
/** Torso length by shoulder width, of adults seen from the front. */
const usualTorsoLength = 1.45;
const shoulderWidthOfTorso = 0.62;

/** Reads the torso's frame from a pose; hips and arms that were not found are put where they usually are. */
export function bodyFrameOf(pose: Pose): BodyFrame {
  const swap = pose.rightShoulder.x > pose.leftShoulder.x;
  const side = (outwards: -1 | 1) => (outwards < 0 !== swap ? 'right' : 'left');
  const [leftName, rightName] = [side(-1), side(1)] as const;
  const leftShoulder = pose[`${leftName}Shoulder`];
  const rightShoulder = pose[`${rightName}Shoulder`];
  const origin = middle(leftShoulder, rightShoulder);
  const shoulderWidth = distance(leftShoulder, rightShoulder);
  const hips = hipsOf(pose, origin, shoulderWidth);
  const torsoLength = distance(origin, hips);
  const down = unit(subtract(hips, origin));
  const across = { x: down.y, y: -down.x };
  const scale = Math.max(shoulderWidth, shoulderWidthOfTorso * torsoLength);
  const arm = (name: 'left' | 'right', outwards: -1 | 1): Arm => {
    const shoulder = pose[`${name}Shoulder`];
    const hanging = add(add(shoulder, down, 0.75 * scale), across, outwards * 0.12 * scale);
    const elbow = orElse(pose[`${name}Elbow`], hanging);
    const wrist = orElse(pose[`${name}Wrist`], add(elbow, subtract(elbow, shoulder), 0.85));
    return { shoulder, elbow, wrist, outwards, box: boxAround([shoulder, elbow, wrist], scale) };
  };
  return {
    origin,
    down,
    across,
    torsoLength,
    scale,
    frontal: Math.min(1, shoulderWidth / scale),
    left: arm(leftName, -1),
    right: arm(rightName, 1),
  };
}

/** An arm's thickness is less than this part of the shoulder width. */
const armReach = 0.26;

function boxAround(points: readonly Point[], scale: number): Box {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, top] = [Math.min(...xs) - armReach * scale, Math.min(...ys) - armReach * scale];
  return {
    x: left,
    y: top,
    width: Math.max(...xs) + armReach * scale - left,
    height: Math.max(...ys) + armReach * scale - top,
  };
}

/** A quick look whether a point can lie on an arm at all. */
export function isNearArm({ box }: Arm, x: number, y: number): boolean {
  return x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height;
}

function hipsOf(pose: Pose, origin: Point, shoulderWidth: number): Point {
  const { leftHip, rightHip } = pose;
  if (leftHip.score >= sureEnough && rightHip.score >= sureEnough) return middle(leftHip, rightHip);
  const surer = leftHip.score > rightHip.score ? leftHip : rightHip;
  const length = surer.score >= sureEnough ? surer.y - origin.y : usualTorsoLength * shoulderWidth;
  return { x: origin.x, y: origin.y + Math.max(length, 0.8 * shoulderWidth) };
}

function orElse(keypoint: Keypoint, otherwise: Point): Point {
  return keypoint.score >= sureEnough ? keypoint : otherwise;
}

/** A point given in units of the torso: `along` 0 at the shoulders, 1 at the hips; `aside` in pixels to the right. */
export function torsoPoint(body: BodyFrame, along: number, aside: number): Point {
  return add(add(body.origin, body.down, along * body.torsoLength), body.across, aside);
}

/** Where a point lies in units of the torso. */
export function torsoCoordinates(
  body: BodyFrame,
  x: number,
  y: number,
): { along: number; aside: number } {
  const dx = x - body.origin.x;
  const dy = y - body.origin.y;
  return {
    along: (dx * body.down.x + dy * body.down.y) / body.torsoLength,
    aside: dx * body.across.x + dy * body.across.y,
  };
}

/** The part of an arm's length that the upper arm has. */
export const upperArmShare = 0.52;

/** A point on the arm's bones, `part` 0 at the shoulder, 1 at the wrist, and the direction there. */
export function onArm(arm: Arm, part: number): { point: Point; along: Point } {
  const bend = clampToJoint(part);
  const upper = unit(subtract(arm.elbow, arm.shoulder));
  const lower = unit(subtract(arm.wrist, arm.elbow));
  const along = unit({
    x: upper.x * (1 - bend) + lower.x * bend,
    y: upper.y * (1 - bend) + lower.y * bend,
  });
  const point =
    part < upperArmShare
      ? add(arm.shoulder, subtract(arm.elbow, arm.shoulder), part / upperArmShare)
      : add(
          arm.elbow,
          subtract(arm.wrist, arm.elbow),
          (part - upperArmShare) / (1 - upperArmShare),
        );
  return { point, along };
}

/** 0 on the upper arm, 1 on the forearm, turning around the elbow. */
function clampToJoint(part: number): number {
  return Math.min(1, Math.max(0, (part - upperArmShare + 0.12) / 0.24));
}

/** The nearest place on an arm's bones: which part of the arm, and how far away in pixels. */
export function nearestOnArm(arm: Arm, x: number, y: number): { part: number; distance: number } {
  const upper = nearestOnSegment(arm.shoulder, arm.elbow, x, y);
  const lower = nearestOnSegment(arm.elbow, arm.wrist, x, y);
  return upper.distance <= lower.distance
    ? { part: upper.part * upperArmShare, distance: upper.distance }
    : { part: upperArmShare + lower.part * (1 - upperArmShare), distance: lower.distance };
}

function nearestOnSegment(
  from: Point,
  to: Point,
  x: number,
  y: number,
): { part: number; distance: number } {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = dx * dx + dy * dy || 1;
  const part = Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / length));
  return { part, distance: lengthOf(x - from.x - part * dx, y - from.y - part * dy) };
}

/** Half an arm's thickness in pixels, of adults: the upper arm's at 0, the elbow's, the wrist's at 1. */
export function armRadius(body: BodyFrame, part: number): number {
  const thickness =
    part < upperArmShare ? 0.15 - 0.04 * part : 0.129 - 0.1 * (part - upperArmShare);
  return thickness * body.scale;
}
