import type { Box, Point } from '../contracts/image.js';
import type { Keypoint, KeypointName, Pose } from '../contracts/pose.js';
import { isSure, shoulderMiddle, torsoLength } from './torso.js';

// In lengths of the torso, of adults, with room for hair; the hand in lengths of the forearm.
const topOfHead = 0.72;
const thigh = 1.45;
const halfTrunk = 0.5;
const faceToTop = 0.35;
const handByForearm = 0.7;
const limbRadius = 0.12;
const padding = 0.1;

const face: readonly KeypointName[] = ['nose', 'leftEye', 'rightEye', 'leftEar', 'rightEar'];
const trunkAndArmNames: readonly KeypointName[] = [
  'leftShoulder',
  'rightShoulder',
  'leftElbow',
  'rightElbow',
  'leftWrist',
  'rightWrist',
  'leftHip',
  'rightHip',
];

/** The box around all of the upper body that a pose shows: head, trunk, arms and hands, in pixels. */
export function upperBody(pose: Pose): Box {
  const length = torsoLength(pose);
  const head = sure(pose, face).map((keypoint) => around(keypoint, faceToTop * length));
  const fingertips = hands(pose).map((point) => around(point, limbRadius * length));
  return union([trunkAndArms(pose), ...head, ...fingertips]);
}

/** The box around the joints of the trunk and the arms, and the flesh around them. */
export function trunkAndArms(pose: Pose): Box {
  const radius = limbRadius * torsoLength(pose);
  const joints = sure(pose, trunkAndArmNames).map((keypoint) => around(keypoint, radius));
  return union([around(shoulderMiddle(pose), radius), ...joints]);
}

/** What the crop shows of a person who stands still, arms down: head to thighs, with padding. */
export function headToThighs(pose: Pose): Box {
  const length = torsoLength(pose);
  const { x, y } = shoulderMiddle(pose);
  return {
    x: x - (halfTrunk + padding) * length,
    y: y - (topOfHead + padding) * length,
    width: 2 * (halfTrunk + padding) * length,
    height: (topOfHead + thigh + 2 * padding) * length,
  };
}

export function union(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

function around({ x, y }: Point, radius: number): Box {
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}

function sure(pose: Pose, names: readonly KeypointName[]): Keypoint[] {
  return names.map((name) => pose[name]).filter(isSure);
}

/** Where the fingertips are: the forearms, gone on. */
function hands({ leftElbow, leftWrist, rightElbow, rightWrist }: Pose): Point[] {
  const arms = [
    [leftElbow, leftWrist],
    [rightElbow, rightWrist],
  ] as const;
  return arms
    .filter(([elbow, wrist]) => isSure(elbow) && isSure(wrist))
    .map(([elbow, wrist]) => ({
      x: wrist.x + (wrist.x - elbow.x) * handByForearm,
      y: wrist.y + (wrist.y - elbow.y) * handByForearm,
    }));
}
