import type { SkinnedMesh } from '../people/person.js';
import type { Skeleton } from '../people/skeleton.js';
import { triangleNear, type BodyField } from './body-field.js';
import { closestOnTriangle } from './closest-on-triangle.js';
import type { Fit } from './fit.js';

const smoothingRounds = 6;
/** How much of what a thigh moves is left to the hips where cloth hangs: close-fitting … loose. */
const hanging = [0.35, 0.8];

/** Which joints move the cloth: those that move the body below it, passing over softly. */
export function garmentWeights(
  positions: Float32Array,
  indices: Uint32Array,
  skeleton: Skeleton,
  field: BodyField,
  fit: Fit,
): Pick<SkinnedMesh, 'joints' | 'weights'> {
  const { mesh } = field;
  const count = positions.length / 3;
  const width = skeleton.joints.length;
  let dense = new Float32Array(count * width);
  const corners = new Float64Array(9);
  const shares = new Float64Array(3);
  for (let vertex = 0; vertex < count; vertex++) {
    const [x, y, z] = positions.subarray(3 * vertex, 3 * vertex + 3);
    const triangle = triangleNear(field, x, y, z);
    for (let i = 0; i < 9; i++) {
      corners[i] = mesh.positions[3 * mesh.indices[3 * triangle + Math.floor(i / 3)] + (i % 3)];
    }
    closestOnTriangle(x, y, z, corners, shares);
    for (let i = 0; i < 3; i++) {
      const from = 4 * mesh.indices[3 * triangle + i];
      for (let k = from; k < from + 4; k++) {
        dense[vertex * width + mesh.joints[k]] += shares[i] * mesh.weights[k];
      }
    }
  }
  for (let round = 0; round < smoothingRounds; round++) dense = smoothed(dense, width, indices);
  hang(dense, skeleton, hanging[0] + (hanging[1] - hanging[0]) * (fit.ease / 0.04));
  return strongest(dense, width);
}

/** Each vertex takes half of its weights from its neighbours. */
function smoothed(
  dense: Float32Array,
  width: number,
  indices: Uint32Array,
): Float32Array<ArrayBuffer> {
  const sums = new Float32Array(dense.length);
  const counts = new Float32Array(dense.length / width);
  for (let at = 0; at < indices.length; at++) {
    const to = indices[at];
    const from = indices[at - (at % 3) + ((at + 1) % 3)];
    const back = indices[at - (at % 3) + ((at + 2) % 3)];
    counts[to] += 2;
    for (let j = 0; j < width; j++) {
      sums[to * width + j] += dense[from * width + j] + dense[back * width + j];
    }
  }
  for (let i = 0; i < sums.length; i++) {
    sums[i] = 0.5 * dense[i] + (0.5 * sums[i]) / (counts[Math.floor(i / width)] || 1);
  }
  return sums;
}

/** Cloth over the thighs hangs from the hips. */
function hang(dense: Float32Array, { joints, standard }: Skeleton, part: number): void {
  const width = joints.length;
  const isLeg = new Uint8Array(width);
  isLeg[standard.leftUpperLeg] = isLeg[standard.rightUpperLeg] = 1;
  joints.forEach(({ parent }, joint) => {
    if (parent >= 0 && isLeg[parent]) isLeg[joint] = 1;
  });
  for (let i = 0; i < dense.length; i++) {
    const joint = i % width;
    if (!isLeg[joint] || dense[i] === 0) continue;
    dense[i - joint + standard.hips] += part * dense[i];
    dense[i] *= 1 - part;
  }
}

/** The four strongest joints of each vertex. */
function strongest(dense: Float32Array, width: number): Pick<SkinnedMesh, 'joints' | 'weights'> {
  const count = dense.length / width;
  const joints = new Uint16Array(4 * count);
  const weights = new Float32Array(4 * count);
  for (let vertex = 0; vertex < count; vertex++) {
    let sum = 0;
    for (let k = 4 * vertex; k < 4 * vertex + 4; k++) {
      let best = 0;
      for (let j = 1; j < width; j++) {
        if (dense[vertex * width + j] > dense[vertex * width + best]) best = j;
      }
      joints[k] = best;
      weights[k] = dense[vertex * width + best];
      sum += weights[k];
      dense[vertex * width + best] = 0;
    }
    for (let k = 4 * vertex; k < 4 * vertex + 4; k++) weights[k] /= sum;
  }
  return { joints, weights };
}
