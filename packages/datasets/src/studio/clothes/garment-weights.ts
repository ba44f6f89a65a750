import type { SkinnedMesh } from '../people/person.js';
import type { Skeleton } from '../people/skeleton.js';
import type { BodyAnchors } from './body-anchors.js';
import type { Fit } from './fit.js';
import { strongest, weightsAt, type JointWeights } from './joint-weights.js';

const smoothingRounds = 6;
/** How much of what a thigh moves is left to the hips where cloth hangs: close-fitting … loose. */
const hanging = [0.35, 0.8];

/** Which joints move the cloth: those that move the body below it, passing over softly. */
export function garmentWeights(
  anchors: BodyAnchors,
  body: SkinnedMesh,
  indices: Uint32Array,
  skeleton: Skeleton,
  fit: Fit,
): Pick<SkinnedMesh, 'joints' | 'weights'> {
  const { joints, weights } = weightsAt(anchors, body, skeleton.standard.hips);
  let soft = weights;
  for (let round = 0; round < smoothingRounds; round++) {
    soft = smoothed(soft, joints.length, indices);
  }
  const hung = { joints, weights: soft };
  hang(hung, skeleton, hanging[0] + (hanging[1] - hanging[0]) * (fit.ease / 0.04));
  return strongest(hung);
}

/** Each vertex takes half of its weights from its neighbours in the triangles that it is a corner of. */
function smoothed(dense: Float32Array, width: number, indices: Uint32Array): Float32Array {
  const sums = new Float32Array(dense.length);
  const counts = new Float32Array(dense.length / width);
  for (let at = 0; at < indices.length; at += 3) {
    const a = indices[at] * width;
    const b = indices[at + 1] * width;
    const c = indices[at + 2] * width;
    for (let corner = at; corner < at + 3; corner++) counts[indices[corner]]++;
    for (let j = 0; j < width; j++) {
      const sum = dense[a + j] + dense[b + j] + dense[c + j];
      sums[a + j] += sum;
      sums[b + j] += sum;
      sums[c + j] += sum;
    }
  }
  // Half of (sum − own) / 2, the neighbours' mean, and half of its own, over all triangles.
  for (let vertex = 0; vertex < counts.length; vertex++) {
    const share = 0.25 / (counts[vertex] || 1);
    for (let i = vertex * width; i < (vertex + 1) * width; i++) {
      sums[i] = 0.25 * dense[i] + share * sums[i];
    }
  }
  return sums;
}

/** Cloth over the thighs hangs from the hips. */
function hang({ joints, weights }: JointWeights, skeleton: Skeleton, part: number): void {
  const { standard } = skeleton;
  const isLeg = new Uint8Array(skeleton.joints.length);
  isLeg[standard.leftUpperLeg] = isLeg[standard.rightUpperLeg] = 1;
  skeleton.joints.forEach(({ parent }, joint) => {
    if (parent >= 0 && isLeg[parent]) isLeg[joint] = 1;
  });
  const hips = joints.indexOf(standard.hips);
  for (let i = 0; i < weights.length; i++) {
    const column = i % joints.length;
    if (!isLeg[joints[column]] || weights[i] === 0) continue;
    weights[i - column + hips] += part * weights[i];
    weights[i] *= 1 - part;
  }
}
