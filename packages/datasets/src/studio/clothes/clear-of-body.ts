import type { SkinnedMesh } from '../people/person.js';
import { skinMesh } from '../people/skin-mesh.js';
import type { Skeleton, SkeletonPose } from '../people/skeleton.js';
import type { BodyAnchors } from './body-anchors.js';
import { strongest, weightsAt } from './joint-weights.js';

/** Cloth that bends more softly than the body would enter it: it is kept so far off, or as far as it is at rest. */
const clearance = 0.005;
/** The second point is so far out from the body: together with the first it tells where out is in a pose. */
const arm = 0.02;

/** Points of the body next to each vertex of the cloth, and points further out, which move as the body does. */
export interface Clearance {
  readonly inner: Float32Array;
  readonly outer: Float32Array;
  readonly joints: Uint16Array;
  readonly weights: Float32Array;
  /** How far off each vertex is kept, metres. */
  readonly distances: Float32Array;
}

/**
 * @param positions of the cloth at rest, metres, [vertices, 3]
 * @param body the mesh that the anchors are on
 */
export function clearanceOf(
  positions: Float32Array,
  anchors: BodyAnchors,
  body: SkinnedMesh,
): Clearance {
  const { points } = anchors;
  const outer = new Float32Array(points.length);
  const distances = new Float32Array(points.length / 3);
  for (let vertex = 0; vertex < distances.length; vertex++) {
    const at = 3 * vertex;
    const away = Math.hypot(
      positions[at] - points[at],
      positions[at + 1] - points[at + 1],
      positions[at + 2] - points[at + 2],
    );
    // What lies on the body has no direction out of it: it is left alone.
    distances[vertex] = away > 0.001 ? Math.min(away, clearance) : -Infinity;
    const reach = arm / Math.max(away, 0.001);
    for (let i = at; i < at + 3; i++) outer[i] = points[i] + reach * (positions[i] - points[i]);
  }
  return {
    inner: points,
    outer,
    distances,
    ...strongest(weightsAt(anchors, body)),
  };
}

/** Moves what has entered the body out of it. @param positions in the pose */
export function clearOfBody(
  { inner, outer, joints, weights, distances }: Clearance,
  skeleton: Skeleton,
  pose: SkeletonPose,
  positions: Float32Array,
): void {
  const near = new Float32Array(inner.length);
  const far = new Float32Array(inner.length);
  skinMesh({ positions: inner, joints, weights }, skeleton, pose, near);
  skinMesh({ positions: outer, joints, weights }, skeleton, pose, far);
  for (let vertex = 0; vertex < distances.length; vertex++) {
    const at = 3 * vertex;
    const x = far[at] - near[at];
    const y = far[at + 1] - near[at + 1];
    const z = far[at + 2] - near[at + 2];
    const length = Math.sqrt(x * x + y * y + z * z) || 1;
    const off =
      ((positions[at] - near[at]) * x +
        (positions[at + 1] - near[at + 1]) * y +
        (positions[at + 2] - near[at + 2]) * z) /
      length;
    if (off >= distances[vertex]) continue;
    const push = (distances[vertex] - off) / length;
    positions[at] += push * x;
    positions[at + 1] += push * y;
    positions[at + 2] += push * z;
  }
}
