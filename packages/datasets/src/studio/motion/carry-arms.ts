import type { Person } from '../people/person.js';
import { turnBranch } from '../people/place-joints.js';
import { aboutAxis, inverse, quaternionAt, rotate } from '../people/quaternion.js';
import type { SkeletonPose } from '../people/skeleton.js';
import { add, subtract, unit, vectorAt } from '../people/vector.js';

/** How far an arm points down, 0 level, 1 straight down: where carrying begins, and where it is whole. */
const begins = 0.55;
const whole = 0.9;

/**
 * Carries hanging arms away from wide hips by the person's `armAbduction`, in place: a turn about the chest's forward
 * axis, which fades out as the arm rises.
 */
export function carryArms({ skeleton, armAbduction }: Person, pose: SkeletonPose): void {
  const { standard, rest, joints } = skeleton;
  for (const side of ['left', 'right'] as const) {
    const shoulder = standard[`${side}UpperArm`];
    const elbow = standard[`${side}LowerArm`];
    const wrist = standard[`${side}Hand`];
    const collarBone = standard[`${side}Shoulder`];
    const chest = quaternionAt(pose.rotations, joints[collarBone]!.parent);
    const bone = (from: number, to: number) =>
      rotate(
        quaternionAt(pose.rotations, from),
        subtract(vectorAt(rest, to), vectorAt(rest, from)),
      );
    const arm = add(bone(shoulder, elbow), bone(elbow, wrist));
    const down = -unit(rotate(inverse(chest), arm))[1];
    const share = Math.min(1, Math.max(0, (down - begins) / (whole - begins)));
    const angle = share * share * (3 - 2 * share) * armAbduction;
    const outwards = side === 'left' ? 1 : -1;
    turnBranch(skeleton, pose, shoulder, aboutAxis(rotate(chest, [0, 0, 1]), outwards * angle));
  }
}
