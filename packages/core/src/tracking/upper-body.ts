import type { Box, Point } from '../contracts/image.js';
import type { KeypointName, Pose } from '../contracts/pose.js';
import { isSure, shoulderMiddle, torsoLength } from './torso.js';

// In lengths of the torso, of adults, with room for hair; the hand in lengths of the forearm.
const topOfHead = 0.7;
const thigh = 1.35;
const halfTrunk = 0.5;
const faceToTop = 0.35;
const handByForearm = 0.7;
const limbRadius = 0.12;
const padding = 0.1;

const face: readonly KeypointName[] = ['nose', 'leftEye', 'rightEye', 'leftEar', 'rightEar'];
const trunkAndArms: readonly KeypointName[] = [
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
  const around = (point: Point, radius: number): Box => ({
    x: point.x - radius * length,
    y: point.y - radius * length,
    width: 2 * radius * length,
    height: 2 * radius * length,
  });
  const sure = (names: readonly KeypointName[]) =>
    names.map((name) => pose[name]).filter((keypoint) => isSure(keypoint));
  return union([
    around(shoulderMiddle(pose), limbRadius),
    ...sure(face).map((keypoint) => around(keypoint, faceToTop)),
    ...sure(trunkAndArms).map((keypoint) => around(keypoint, limbRadius)),
    ...hands(pose).map((point) => around(point, limbRadius)),
  ]);
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
