import type { Anatomy } from './anatomy.js';
import { smoothStep } from '../../curves.js';
import { jointCount, twinOfJoint } from './half-skin.js';
import { jointNumbers } from './made-skeleton.js';
import type { Measures } from './measures.js';
import type { HalfMesh } from './polygonise.js';
import { distanceTo, type Solid } from './solid.js';
import { add, dot, lengthOf, scale, subtract, unit, type Vector } from '../vector.js';
import type { StandardJoint } from '../skeleton.js';

const smoothingRounds = 6;

/**
 * How much each joint moves each vertex of a half body, [vertices, joints]. A vertex belongs to the parts that it lies
 * on or nearly, so a hand never moves a thigh; within a part, joints take turns along the bone.
 */
export function skinWeights(anatomy: Anatomy, half: HalfMesh): Float32Array {
  const count = half.positions.length / 3;
  const weights = new Float32Array(count * jointCount);
  const own = new Float64Array(jointCount);
  for (let v = 0; v < count; v += 1) {
    const [x, y, z] = half.positions.subarray(v * 3, v * 3 + 3);
    weightsAt(anatomy, [x, y, z], own);
    shareWithTwins(own, x, anatomy.measures.size);
    weights.set(own, v * jointCount);
  }
  for (let round = 0; round < smoothingRounds; round += 1) smooth(weights, half);
  return weights;
}

type Give = (joint: StandardJoint, share: number) => void;

function weightsAt(anatomy: Anatomy, at: Vector, weights: Float64Array): void {
  const { measures } = anatomy;
  const parts: readonly (readonly [Solid, (measures: Measures, at: Vector, give: Give) => void])[] =
    [
      [anatomy.trunk, trunkJoints],
      [anatomy.neck, neckJoints],
      [anatomy.head, (_, __, give) => give('head', 1)],
      [anatomy.arm, armJoints],
      [anatomy.leg, legJoints],
    ];
  const distances = parts.map(([solid]) => distanceTo(solid, ...at));
  const nearest = Math.min(...distances);
  const reach = 0.035 * measures.size;
  weights.fill(0);
  let sum = 0;
  parts.forEach(([, joints], index) => {
    const share = Math.max(0, 1 - (distances[index] - nearest) / reach) ** 2;
    if (share === 0) return;
    sum += share;
    joints(measures, at, (joint, part) => (weights[jointNumbers[joint]] += share * part));
  });
  for (let joint = 0; joint < jointCount; joint += 1) weights[joint] /= sum;
}

function trunkJoints({ size, hips, waist, chest, shoulder }: Measures, [x, y]: Vector, give: Give) {
  const spine = smoothStep(hips + 0.02 * size, waist + 0.03 * size, y);
  const upper = smoothStep(waist + 0.02 * size, chest - 0.01 * size, y);
  const side = smoothStep(0.04 * size, shoulder[0], x);
  const collar = 0.75 * side * smoothStep(shoulder[1] - 0.13 * size, shoulder[1], y);
  give('hips', 1 - spine);
  give('spine', spine - spine * upper);
  give('chest', spine * upper * (1 - collar));
  give('leftShoulder', spine * upper * collar);
}

function neckJoints({ size, neckBase }: Measures, [, y]: Vector, give: Give) {
  const neck = smoothStep(neckBase - 0.035 * size, neckBase + 0.025 * size, y);
  give('neck', neck);
  give('chest', 1 - neck);
}

function armJoints({ size, shoulder, elbow, wrist }: Measures, at: Vector, give: Give) {
  const arm = smoothStep(-0.045 * size, 0.03 * size, along(shoulder, elbow, at));
  const forearm = smoothStep(-0.035 * size, 0.035 * size, around(shoulder, elbow, wrist, at));
  const hand = smoothStep(
    -0.022 * size,
    0.018 * size,
    along(wrist, add(wrist, subtract(wrist, elbow)), at),
  );
  give('leftShoulder', 1 - arm);
  give('leftUpperArm', arm * (1 - forearm));
  give('leftLowerArm', arm * forearm * (1 - hand));
  give('leftHand', arm * forearm * hand);
}

function legJoints({ size, hip, knee, ankle }: Measures, at: Vector, give: Give) {
  const thigh = smoothStep(-0.06 * size, 0.07 * size, along(hip, knee, at));
  const calf = smoothStep(-0.045 * size, 0.045 * size, around(hip, knee, ankle, at));
  const foot = smoothStep(-0.035 * size, 0.02 * size, ankle[1] - at[1]);
  give('hips', 1 - thigh);
  give('leftUpperLeg', thigh * (1 - calf));
  give('leftLowerLeg', thigh * calf * (1 - foot));
  give('leftFoot', thigh * calf * foot);
}

/** How far past `from` a point is, towards `to`. */
function along(from: Vector, to: Vector, at: Vector): number {
  return dot(subtract(at, from), unit(subtract(to, from)));
}

/** How far past a joint a point is, across the plane that halves the joint's angle. */
function around(before: Vector, joint: Vector, after: Vector, at: Vector): number {
  const direction = add(unit(subtract(joint, before)), unit(subtract(after, joint)));
  return dot(subtract(at, joint), scale(direction, 1 / lengthOf(direction)));
}

/** Near the middle both sides' limbs take part, so that left and right meet without a jump. */
function shareWithTwins(weights: Float64Array, x: number, size: number): void {
  const own = smoothStep(-0.025 * size, 0.025 * size, x);
  for (let joint = 0; joint < jointCount; joint += 1) {
    const twin = twinOfJoint[joint];
    if (twin <= joint) continue;
    weights[twin] = weights[joint] * (1 - own);
    weights[joint] *= own;
  }
}

/** Moves each vertex's weights half way to the mean of its neighbours'. */
function smooth(weights: Float32Array, { positions, indices }: HalfMesh): void {
  const sums = new Float32Array(weights.length);
  const counts = new Uint16Array(positions.length / 3);
  for (let t = 0; t < indices.length; t += 1) {
    const from = indices[t];
    const to = indices[t % 3 === 2 ? t - 2 : t + 1];
    for (let joint = 0; joint < jointCount; joint += 1) {
      sums[from * jointCount + joint] += weights[to * jointCount + joint];
      sums[to * jointCount + joint] += weights[from * jointCount + joint];
    }
    counts[from] += 1;
    counts[to] += 1;
  }
  for (let v = 0; v < counts.length; v += 1) {
    const isInMiddle = positions[v * 3] === 0;
    for (let joint = 0; joint < jointCount; joint += 1) {
      const twin = isInMiddle ? twinOfJoint[joint] : joint;
      const at = v * jointCount;
      const mean = (sums[at + joint] + sums[at + twin]) / 2 / counts[v];
      weights[at + joint] += 0.5 * (mean - weights[at + joint]);
    }
  }
}
