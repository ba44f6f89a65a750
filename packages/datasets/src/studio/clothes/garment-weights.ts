import type { SkinnedMesh } from '../people/person.js';
import type { Skeleton } from '../people/skeleton.js';
import type { BodyAnchors } from './body-anchors.js';
import { weightsAt } from './clear-of-body.js';
import type { Fit } from './fit.js';
import { strongest } from './strongest.js';

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
  const width = skeleton.joints.length;
  let dense = weightsAt(anchors, body, width);
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
