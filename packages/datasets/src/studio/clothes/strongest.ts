import type { SkinnedMesh } from '../people/person.js';

/** The four strongest joints of each vertex. */
export function strongest(
  dense: Float32Array,
  width: number,
): Pick<SkinnedMesh, 'joints' | 'weights'> {
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
