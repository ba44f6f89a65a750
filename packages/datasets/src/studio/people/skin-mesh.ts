import type { SkinnedMesh } from './person.js';
import type { Skeleton, SkeletonPose } from './skeleton.js';

/**
 * Where a mesh's vertices are in a pose, by linear blend skinning: Σ weight · (rotation (vertex − rest) + position).
 * @param skinned is filled, metres, [vertices, 3]
 */
export function skinMesh(
  mesh: Pick<SkinnedMesh, 'positions' | 'joints' | 'weights'>,
  skeleton: Skeleton,
  pose: SkeletonPose,
  skinned: Float32Array,
): void {
  const matrices = jointMatrices(skeleton, pose);
  const { positions, joints, weights } = mesh;
  for (let at = 0, corner = 0; at < positions.length; at += 3, corner += 4) {
    const x = positions[at]!;
    const y = positions[at + 1]!;
    const z = positions[at + 2]!;
    let outX = 0;
    let outY = 0;
    let outZ = 0;
    for (let k = corner; k < corner + 4; k++) {
      const weight = weights[k]!;
      if (weight === 0) continue;
      const m = 12 * joints[k]!;
      outX +=
        weight *
        (matrices[m]! * x + matrices[m + 1]! * y + matrices[m + 2]! * z + matrices[m + 3]!);
      outY +=
        weight *
        (matrices[m + 4]! * x + matrices[m + 5]! * y + matrices[m + 6]! * z + matrices[m + 7]!);
      outZ +=
        weight *
        (matrices[m + 8]! * x + matrices[m + 9]! * y + matrices[m + 10]! * z + matrices[m + 11]!);
    }
    skinned[at] = outX;
    skinned[at + 1] = outY;
    skinned[at + 2] = outZ;
  }
}

/** For each joint the way from the rest pose to the pose, three rows of four. */
function jointMatrices({ rest }: Skeleton, { rotations, positions }: SkeletonPose): Float64Array {
  const count = positions.length / 3;
  const matrices = new Float64Array(12 * count);
  for (let joint = 0; joint < count; joint++) {
    const x = rotations[4 * joint]!;
    const y = rotations[4 * joint + 1]!;
    const z = rotations[4 * joint + 2]!;
    const w = rotations[4 * joint + 3]!;
    const m = 12 * joint;
    matrices[m] = 1 - 2 * (y * y + z * z);
    matrices[m + 1] = 2 * (x * y - w * z);
    matrices[m + 2] = 2 * (x * z + w * y);
    matrices[m + 4] = 2 * (x * y + w * z);
    matrices[m + 5] = 1 - 2 * (x * x + z * z);
    matrices[m + 6] = 2 * (y * z - w * x);
    matrices[m + 8] = 2 * (x * z - w * y);
    matrices[m + 9] = 2 * (y * z + w * x);
    matrices[m + 10] = 1 - 2 * (x * x + y * y);
    for (let row = 0; row < 3; row++) {
      const r = m + 4 * row;
      matrices[r + 3] =
        positions[3 * joint + row]! -
        matrices[r]! * rest[3 * joint]! -
        matrices[r + 1]! * rest[3 * joint + 1]! -
        matrices[r + 2]! * rest[3 * joint + 2]!;
    }
  }
  return matrices;
}
