import { partOfTriangle } from '../part-of-triangle.js';
import type { SkinnedMesh } from '../person.js';
import type { Skeleton } from '../skeleton.js';
import { lengthOf, subtract } from '../vector.js';
import { halfBody, type Anatomy } from './anatomy.js';
import { bodyCharts, chartOfBodyPart } from './body-charts.js';
import { bothSides } from './both-sides.js';
import { clamp } from '../../curves.js';
import { halfNormals, type HalfSkin } from './half-skin.js';
import type { Measures } from './measures.js';
import { skinWeights } from './skin-weights.js';
import { unwrap, type UnwrappedHalf } from './unwrap.js';

/** A body's surface, on which skin is painted and clothes are cut. */
export interface MadeBody {
  readonly half: HalfSkin;
  readonly unwrapped: UnwrappedHalf;
  readonly mesh: SkinnedMesh;
  readonly partOfTriangle: Uint8Array;
}

export function makeBody(anatomy: Anatomy, skeleton: Skeleton): MadeBody {
  const surface = halfBody(anatomy);
  const half: HalfSkin = {
    ...surface,
    normals: halfNormals(surface.positions, surface.indices),
    weights: skinWeights(anatomy, surface),
  };
  // Charts are laid out part by part, and parts are told by the weights of the whole.
  const parts = partOfTriangle(bothSides(half, withoutTexture(half)), skeleton);
  const chartOf = parts.subarray(0, half.indices.length / 3).map(chartOfBodyPart);
  const unwrapped = unwrap(half, bodyCharts(anatomy), chartOf);
  return { half, unwrapped, mesh: bothSides(half, unwrapped), partOfTriangle: parts };
}

function withoutTexture({ positions, indices }: HalfSkin): UnwrappedHalf {
  const count = positions.length / 3;
  return {
    sources: Uint32Array.from({ length: count }, (_, v) => v),
    uvs: new Float32Array(count * 2),
    indices,
  };
}

/** The angle that hanging arms must stand off for the hands to clear the hips and what they wear, radians. */
export function armAbductionOf(
  { positions }: HalfSkin,
  { hips, size, shoulder, wrist }: Measures,
): number {
  let widest = 0;
  for (let v = 0; v < positions.length; v += 3) {
    const isHip = Math.abs(positions[v + 1] - hips) < 0.06 * size && positions[v] < 0.38 * size;
    if (isHip) widest = Math.max(widest, positions[v]);
  }
  const reach = lengthOf(subtract(wrist, shoulder));
  return Math.asin(clamp((widest + 0.045 * size - shoulder[0]) / reach, 0, 0.5));
}
