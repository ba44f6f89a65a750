import type { SkinnedMesh } from '../people/person.js';
import type { Skeleton, StandardJoint } from '../people/skeleton.js';

/** For each vertex, how much it is moved by some joints and all that hang on them, 0…1. */
export function shareOf(
  { joints, weights }: SkinnedMesh,
  skeleton: Skeleton,
  roots: readonly StandardJoint[],
): Float32Array {
  const isMeant = new Uint8Array(skeleton.joints.length);
  for (const root of roots) isMeant[skeleton.standard[root]] = 1;
  skeleton.joints.forEach(({ parent }, joint) => {
    if (parent >= 0 && isMeant[parent]) isMeant[joint] = 1;
  });
  const shares = new Float32Array(weights.length / 4);
  for (let i = 0; i < weights.length; i++) {
    if (isMeant[joints[i]]) shares[i >> 2] += weights[i];
  }
  return shares;
}
