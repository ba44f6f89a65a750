import { inverse, quaternionAt, rotate } from '../people/quaternion.js';
import type { Skeleton, SkeletonPose } from '../people/skeleton.js';
import { add, lengthOf, mix, scale, subtract, vectorAt, type Vector } from '../people/vector.js';
import { sectionAt, type TorsoShape } from './torso-shape.js';
import { reach, type Reach } from './two-bone.js';

/** An arm that reaches for a point. */
export interface ArmTask {
  readonly shoulder: Vector;
  readonly target: Vector;
  readonly pole: Vector;
  readonly upperLength: number;
  readonly lowerLength: number;
}

/** Points along forearm and hand, in forearm lengths from the elbow, and how far they keep off the trunk, metres. */
const watched = [
  { along: 0.5, clearance: 0.045 },
  { along: 1, clearance: 0.045 },
  { along: 1.35, clearance: 0.06 },
  { along: 1.75, clearance: 0.065 },
];
const rounds = 5;

/** Reaches for a point with forearm and hand outside the trunk: the target gives way where they would enter it. */
export function reachClearOfTorso(
  task: ArmTask,
  torso: TorsoShape,
  skeleton: Skeleton,
  pose: SkeletonPose,
): Reach {
  const { shoulder, pole, upperLength, lowerLength } = task;
  let target = task.target;
  for (let round = 0; ; round++) {
    const arm = reach(shoulder, target, pole, upperLength, lowerLength);
    const push = watched
      .map(({ along, clearance }) => {
        const point = add(arm.middle, arm.lower, along * lowerLength);
        return pushOut(point, clearance, torso, skeleton, pose);
      })
      .reduce((most, own) => (lengthOf(own) > lengthOf(most) ? own : most));
    if (round === rounds || lengthOf(push) < 1e-4) return arm;
    target = add(arm.end, push);
  }
}

/** The shortest way by which a point leaves the trunk, level with the floor of the rest pose. */
function pushOut(
  point: Vector,
  clearance: number,
  torso: TorsoShape,
  skeleton: Skeleton,
  pose: SkeletonPose,
): Vector {
  const { hips, chest } = skeleton.standard;
  const byHips = toRest(point, hips, skeleton, pose);
  const byChest = toRest(point, chest, skeleton, pose);
  // The trunk bends between hips and chest: what is low moves with the hips, what is high with the chest.
  const low = skeleton.rest[3 * hips + 1]!;
  const high = skeleton.rest[3 * chest + 1]!;
  const share = Math.min(1, Math.max(0, (byChest[1] - low) / (high - low)));
  const [x, y, z] = mix(byHips, byChest, share);
  const { centre, halfWidth, halfDepth } = sectionAt(torso, y);
  const radius = Math.hypot(x / (halfWidth + clearance), (z - centre) / (halfDepth + clearance));
  if (radius >= 1) return [0, 0, 0];
  const ahead: Vector = [0, 0, (1 - radius) * (halfDepth + clearance)];
  // Deep inside there is no telling which way is shortest: forward is.
  const out: Vector = radius < 0.3 ? ahead : scale([x, 0, z - centre], 1 / radius - 1);
  return mix(
    rotate(quaternionAt(pose.rotations, hips), out),
    rotate(quaternionAt(pose.rotations, chest), out),
    share,
  );
}

function toRest(point: Vector, joint: number, skeleton: Skeleton, pose: SkeletonPose): Vector {
  const turn = inverse(quaternionAt(pose.rotations, joint));
  const arm = rotate(turn, subtract(point, vectorAt(pose.positions, joint)));
  return add(vectorAt(skeleton.rest, joint), arm);
}
