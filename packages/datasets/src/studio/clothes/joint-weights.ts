import type { SkinnedMesh } from '../people/person.js';
import type { BodyAnchors } from './body-anchors.js';

/** How much each of some joints moves vertices. */
export interface JointWeights {
  /** Rising. Most of a skeleton's joints, of face and fingers, move no garment: they are left out. */
  readonly joints: readonly number[];
  /** [vertices, joints] */
  readonly weights: Float32Array;
}

/**
 * How much joints move the points of the body.
 * @param joint one that is among the result's even if it moves none of the points
 */
export function weightsAt(
  { triangles, shares }: BodyAnchors,
  { indices, joints, weights }: SkinnedMesh,
  joint = 0,
): JointWeights {
  const isMoving = new Uint8Array(joint + 1 + joints.reduce((a, b) => Math.max(a, b), 0));
  isMoving[joint] = 1;
  for (const triangle of triangles) {
    for (let corner = 3 * triangle; corner < 3 * triangle + 3; corner++) {
      const from = 4 * indices[corner];
      for (let k = from; k < from + 4; k++) if (weights[k] > 0) isMoving[joints[k]] = 1;
    }
  }
  const moving = Array.from(isMoving.keys()).filter((known) => isMoving[known]);
  const columnOf = new Uint16Array(isMoving.length);
  moving.forEach((known, column) => (columnOf[known] = column));
  const dense = new Float32Array(triangles.length * moving.length);
  for (let vertex = 0; vertex < triangles.length; vertex++) {
    for (let i = 0; i < 3; i++) {
      const from = 4 * indices[3 * triangles[vertex] + i];
      for (let k = from; k < from + 4; k++) {
        dense[vertex * moving.length + columnOf[joints[k]]] += shares[3 * vertex + i] * weights[k];
      }
    }
  }
  return { joints: moving, weights: dense };
}

/** The four strongest joints of each vertex. */
export function strongest(all: JointWeights): Pick<SkinnedMesh, 'joints' | 'weights'> {
  const width = all.joints.length;
  const left = all.weights.slice();
  const count = left.length / width;
  const joints = new Uint16Array(4 * count);
  const weights = new Float32Array(4 * count);
  for (let vertex = 0; vertex < count; vertex++) {
    const row = vertex * width;
    let sum = 0;
    for (let k = 4 * vertex; k < 4 * vertex + 4; k++) {
      let best = 0;
      for (let j = 1; j < width; j++) if (left[row + j] > left[row + best]) best = j;
      joints[k] = all.joints[best];
      weights[k] = left[row + best];
      sum += weights[k];
      left[row + best] = 0;
    }
    for (let k = 4 * vertex; k < 4 * vertex + 4; k++) weights[k] /= sum;
  }
  return { joints, weights };
}
