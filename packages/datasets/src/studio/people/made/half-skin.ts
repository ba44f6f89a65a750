import { standardJoints } from '../skeleton.js';
import { mirrorOf, jointNumbers } from './made-skeleton.js';

/** The left half, x ≥ 0, of a symmetric surface that follows the skeleton. */
export interface HalfSkin {
  /** Metres, [vertices, 3]; x = 0 exactly on the rim. */
  readonly positions: Float64Array;
  /** Unit, outwards, [vertices, 3]. */
  readonly normals: Float64Array;
  /** How much each of the standard joints moves each vertex, [vertices, joints]. */
  readonly weights: Float32Array;
  /** Counter-clockwise seen from outside, [triangles, 3]. */
  readonly indices: Uint32Array;
}

export const jointCount = standardJoints.length;

/** The number of each joint's twin on the other side. */
export const twinOfJoint = Uint16Array.from(
  standardJoints.map((name) => jointNumbers[mirrorOf(name)]),
);

/** Normals of a half whose other half is its mirror image. */
export function halfNormals(positions: Float64Array, indices: Uint32Array): Float64Array {
  const normals = new Float64Array(positions.length);
  for (let t = 0; t < indices.length; t += 3) {
    const a = indices[t] * 3;
    const b = indices[t + 1] * 3;
    const c = indices[t + 2] * 3;
    const ux = positions[b] - positions[a];
    const uy = positions[b + 1] - positions[a + 1];
    const uz = positions[b + 2] - positions[a + 2];
    const vx = positions[c] - positions[a];
    const vy = positions[c + 1] - positions[a + 1];
    const vz = positions[c + 2] - positions[a + 2];
    for (const v of [a, b, c]) {
      normals[v] += uy * vz - uz * vy;
      normals[v + 1] += uz * vx - ux * vz;
      normals[v + 2] += ux * vy - uy * vx;
    }
  }
  for (let v = 0; v < normals.length; v += 3) {
    if (positions[v] === 0) normals[v] = 0;
    const length = Math.hypot(normals[v], normals[v + 1], normals[v + 2]) || 1;
    for (let axis = 0; axis < 3; axis += 1) normals[v + axis] /= length;
  }
  return normals;
}

/**
 * The part of a surface where a level is positive, cut off cleanly where it is 0.
 *
 * @param levels [vertices]
 */
export function cutHalf(half: HalfSkin, levels: ArrayLike<number>): HalfSkin {
  const cutter = new Cutter(half, levels);
  const { indices } = half;
  for (let t = 0; t < indices.length; t += 3) {
    cutter.triangle(indices[t], indices[t + 1], indices[t + 2]);
  }
  return cutter.result();
}

class Cutter {
  private readonly places = new Map<string, number>();
  private readonly positions: number[] = [];
  private readonly normals: number[] = [];
  private readonly weights: number[] = [];
  private readonly indices: number[] = [];

  constructor(
    private readonly half: HalfSkin,
    private readonly levels: ArrayLike<number>,
  ) {}

  triangle(a: number, b: number, c: number): void {
    const corners = [a, b, c];
    const ring: number[] = [];
    corners.forEach((from, k) => {
      const to = corners[(k + 1) % 3];
      if (this.levels[from] > 0) ring.push(this.vertex(from, from));
      if (this.levels[from] > 0 !== this.levels[to] > 0) ring.push(this.vertex(from, to));
    });
    for (let k = 2; k < ring.length; k += 1) this.indices.push(ring[0], ring[k - 1], ring[k]);
  }

  result(): HalfSkin {
    return {
      positions: Float64Array.from(this.positions),
      normals: Float64Array.from(this.normals),
      weights: Float32Array.from(this.weights),
      indices: Uint32Array.from(this.indices),
    };
  }

  /** A vertex, or where the level is 0 between two. */
  private vertex(from: number, to: number): number {
    const [low, high] = from < to ? [from, to] : [to, from];
    const name = `${low} ${high}`;
    const known = this.places.get(name);
    if (known !== undefined) return known;
    const rise = this.levels[high] - this.levels[low];
    const share = low === high ? 0 : -this.levels[low] / rise;
    copyMixed(this.half.positions, this.positions, 3, low, high, share);
    copyMixed(this.half.normals, this.normals, 3, low, high, share);
    copyMixed(this.half.weights, this.weights, jointCount, low, high, share);
    const place = this.positions.length / 3 - 1;
    this.places.set(name, place);
    return place;
  }
}

function copyMixed(
  from: ArrayLike<number>,
  to: number[],
  size: number,
  low: number,
  high: number,
  share: number,
): void {
  for (let k = 0; k < size; k += 1) {
    const start = from[low * size + k];
    to.push(start + share * (from[high * size + k] - start));
  }
}
