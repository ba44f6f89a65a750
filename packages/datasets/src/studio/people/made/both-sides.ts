import type { SkinnedMesh } from '../person.js';
import { jointCount, twinOfJoint, type HalfSkin } from './half-skin.js';
import type { UnwrappedHalf } from './unwrap.js';

/** The whole surface from its left half; both halves share the texture. */
export function bothSides(
  { positions, weights }: HalfSkin,
  { sources, uvs, indices }: UnwrappedHalf,
): SkinnedMesh {
  const count = sources.length;
  const isInMiddle = (v: number) => positions[sources[v] * 3] === 0;
  const twins = new Uint32Array(count);
  let total = count;
  for (let v = 0; v < count; v += 1) twins[v] = isInMiddle(v) ? v : total++;
  const mesh = {
    positions: new Float32Array(total * 3),
    uvs: new Float32Array(total * 2),
    indices: new Uint32Array(indices.length * 2),
    joints: new Uint16Array(total * 4),
    weights: new Float32Array(total * 4),
    welds: new Uint32Array(total),
  };
  const firsts = new Map<number, number>();
  for (let v = 0; v < count; v += 1) {
    const source = sources[v];
    const first = firsts.get(source) ?? v;
    firsts.set(source, first);
    for (const isTwin of twins[v] === v ? [false] : [false, true]) {
      const target = isTwin ? twins[v] : v;
      const [x, y, z] = positions.subarray(source * 3, source * 3 + 3);
      mesh.positions.set([isTwin ? -x : x, y, z], target * 3);
      mesh.uvs.set(uvs.subarray(v * 2, v * 2 + 2), target * 2);
      mesh.welds[target] = isTwin ? twins[first] : first;
      const own = weights.subarray(source * jointCount, (source + 1) * jointCount);
      setStrongest(mesh, target, own, isTwin);
    }
  }
  for (let t = 0; t < indices.length; t += 3) {
    const [a, b, c] = [indices[t], indices[t + 1], indices[t + 2]];
    mesh.indices.set([a, b, c], t);
    mesh.indices.set([twins[a], twins[c], twins[b]], indices.length + t);
  }
  return mesh;
}

/** The four joints that move a vertex most. */
function setStrongest(
  { joints, weights }: SkinnedMesh,
  vertex: number,
  own: Float32Array,
  isTwin: boolean,
): void {
  const order = Array.from(own.keys())
    .sort((a, b) => own[b] - own[a])
    .slice(0, 4);
  const sum = order.reduce((total, joint) => total + own[joint], 0);
  order.forEach((joint, k) => {
    joints[vertex * 4 + k] = isTwin ? twinOfJoint[joint] : joint;
    weights[vertex * 4 + k] = own[joint] / sum;
  });
}
