import { multiply, quaternionAt, rotate, type Quaternion } from './quaternion.js';
import type { Skeleton, SkeletonPose } from './skeleton.js';
import { add, subtract, vectorAt, type Vector } from './vector.js';

/**
 * A pose from the turn of each joint in the world, counted from the rest pose.
 * @param root where the first joint is, metres
 */
export function placeJoints(
  { joints, rest }: Skeleton,
  rotations: readonly Quaternion[],
  root: Vector,
): SkeletonPose {
  const positions = new Float32Array(rest.length);
  const places: Vector[] = [];
  joints.forEach(({ parent }, joint) => {
    const place =
      parent < 0
        ? add(root, subtract(vectorAt(rest, joint), vectorAt(rest, 0)))
        : add(
            places[parent]!,
            rotate(rotations[parent]!, subtract(vectorAt(rest, joint), vectorAt(rest, parent))),
          );
    places.push(place);
    positions.set(place, 3 * joint);
  });
  return { rotations: Float32Array.from(rotations.flat()), positions };
}

/** The turn of each joint in the world from its turn in its parent. */
export function worldRotations(
  { joints }: Pick<Skeleton, 'joints'>,
  local: readonly Quaternion[],
): Quaternion[] {
  const world: Quaternion[] = [];
  joints.forEach(({ parent }, joint) => {
    world.push(parent < 0 ? local[joint]! : multiply(world[parent]!, local[joint]!));
  });
  return world;
}

/** Turns a joint and all below it about the joint, in place. */
export function turnBranch(
  { joints }: Skeleton,
  { rotations, positions }: SkeletonPose,
  top: number,
  turn: Quaternion,
): void {
  const centre = vectorAt(positions, top);
  const isInBranch: boolean[] = [];
  for (let joint = top; joint < joints.length; joint++) {
    isInBranch[joint] = joint === top || isInBranch[joints[joint]!.parent] === true;
    if (!isInBranch[joint]) continue;
    rotations.set(multiply(turn, quaternionAt(rotations, joint)), 4 * joint);
    const arm = subtract(vectorAt(positions, joint), centre);
    positions.set(add(centre, rotate(turn, arm)), 3 * joint);
  }
}
