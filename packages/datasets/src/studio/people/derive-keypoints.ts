import type { KeypointName } from '@drapeflow/core';
import { bodyParts, type PersonKeypoint, type SkinnedMesh } from './person.js';
import type { Skeleton, StandardJoint } from './skeleton.js';
import { mix, vectorAt, type Vector } from './vector.js';

const limbs = {
  Shoulder: 'UpperArm',
  Elbow: 'LowerArm',
  Wrist: 'Hand',
  Hip: 'UpperLeg',
  Knee: 'LowerLeg',
  Ankle: 'Foot',
} as const;

/** Where the eyes are from the nose's tip, in widths of the head with the ears: aside, up, back. */
const eyeFromNose = { aside: 0.18, up: 0.22, back: 0.17 };
/** How far behind the nose's tip the ears are, in widths of the head. */
const earBehindNose = 0.77;

/** Keypoints of the limbs by their joints, those of the face by the shape of the head. */
export function deriveKeypoints(
  body: SkinnedMesh,
  partOfTriangle: Uint8Array,
  skeleton: Skeleton,
): Record<KeypointName, PersonKeypoint> {
  const at = (joint: StandardJoint) => vectorAt(skeleton.rest, skeleton.standard[joint]);
  const fixed = (joint: StandardJoint, place: Vector) => ({
    at: place,
    joint: skeleton.standard[joint],
  });
  const ofLimbs = (['left', 'right'] as const).flatMap((side) =>
    Object.entries(limbs).map(
      ([name, limb]) => [side + name, fixed(`${side}${limb}`, at(`${side}${limb}`))] as const,
    ),
  );
  const ofFace = Object.entries(faceOf(body, partOfTriangle)).map(
    ([name, place]) => [name, fixed('head', place)] as const,
  );
  const neck = fixed('chest', mix(at('leftUpperArm'), at('rightUpperArm'), 0.5));
  const all = Object.fromEntries([...ofLimbs, ...ofFace, ['neck', neck]]);
  return all as Record<KeypointName, PersonKeypoint>;
}

function faceOf(body: SkinnedMesh, partOfTriangle: Uint8Array) {
  const head = verticesOfHead(body, partOfTriangle);
  const widest = (sign: 1 | -1) =>
    head.reduce((best, place) => (sign * place[0] > sign * best[0] ? place : best));
  const left = widest(1);
  const right = widest(-1);
  const middle = (left[0] + right[0]) / 2;
  const width = left[0] - right[0];
  const nose = head
    .filter((place) => Math.abs(place[0] - middle) < 0.08 * width)
    .reduce((best, place) => (place[2] > best[2] ? place : best));
  const fromNose = (aside: number, up: number, back: number): Vector => [
    middle + aside * width,
    nose[1] + up * width,
    nose[2] - back * width,
  ];
  const { aside, up, back } = eyeFromNose;
  return {
    nose,
    leftEye: fromNose(aside, up, back),
    rightEye: fromNose(-aside, up, back),
    leftEar: fromNose(0.5, up / 2, earBehindNose),
    rightEar: fromNose(-0.5, up / 2, earBehindNose),
  };
}

function verticesOfHead({ positions, indices }: SkinnedMesh, parts: Uint8Array): Vector[] {
  const head = bodyParts.indexOf('head');
  const corners = Array.from(indices).filter((_, corner) => parts[Math.floor(corner / 3)] === head);
  return corners.map((vertex) => vectorAt(positions, vertex));
}
