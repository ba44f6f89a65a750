import type { SkinnedMesh } from '../people/person.js';
import { closestOnTriangle } from './closest-on-triangle.js';

/** An axis-parallel box in space, metres. */
export interface SpaceBox {
  readonly low: readonly [number, number, number];
  readonly high: readonly [number, number, number];
}

/** Distances to a body at rest, on a grid in space. */
export interface BodyField {
  readonly mesh: SkinnedMesh;
  /** Where the grid's first point is. */
  readonly origin: readonly [number, number, number];
  /** Points in x, y and z; x varies fastest. */
  readonly size: readonly [number, number, number];
  /** Metres, negative inside the body. */
  readonly distances: Float32Array;
  /** The triangle of the mesh near each point. */
  readonly triangles: Int32Array;
}

export const fieldSpacing = 0.0125;
const spacing = fieldSpacing;
/** Distances are exact so many grid steps round the surface, and grow from point to point beyond. */
const exactReach = 1.6;

/**
 * Measures the distance to a mesh. Inside is what lies between the foremost and the rearmost surface: people at rest
 * hold nothing before them.
 * @param isMeasured whether a triangle belongs to what is measured
 */
export function measureBody(
  mesh: SkinnedMesh,
  { low, high }: SpaceBox,
  isMeasured: (triangle: number) => boolean,
): BodyField {
  const { positions, indices } = mesh;
  const size = [0, 1, 2].map((axis) => Math.ceil((high[axis] - low[axis]) / spacing) + 1) as [
    number,
    number,
    number,
  ];
  const count = size[0] * size[1] * size[2];
  const squared = new Float32Array(count).fill(Infinity);
  const nearest = new Float32Array(3 * count);
  const triangles = new Int32Array(count).fill(-1);
  const foremost = new Float32Array(size[0] * size[1]).fill(-Infinity);
  const rearmost = new Float32Array(size[0] * size[1]).fill(Infinity);
  const corners = new Float64Array(9);
  const grid = { low, size, squared, nearest, triangles, foremost, rearmost };
  for (let triangle = 0; triangle < indices.length / 3; triangle++) {
    if (!isMeasured(triangle)) continue;
    for (let i = 0; i < 9; i++) {
      corners[i] = positions[3 * indices[3 * triangle + Math.floor(i / 3)] + (i % 3)] - low[i % 3];
    }
    measureTriangle(grid, triangle, corners);
    markColumns(grid, corners);
  }
  spread(grid, 1);
  spread(grid, -1);
  const distances = new Float32Array(count);
  for (let at = 0; at < count; at++) {
    const column = at % (size[0] * size[1]);
    const z = Math.floor(at / (size[0] * size[1])) * spacing;
    const isInside = z < foremost[column] && z > rearmost[column];
    distances[at] = (isInside ? -1 : 1) * Math.sqrt(squared[at]);
  }
  return { mesh, origin: low, size, distances, triangles };
}

interface Grid {
  readonly size: readonly [number, number, number];
  readonly squared: Float32Array;
  /** The nearest point of the body that is known. */
  readonly nearest: Float32Array;
  readonly triangles: Int32Array;
  readonly foremost: Float32Array;
  readonly rearmost: Float32Array;
}

const shares = new Float64Array(3);

/** Measures the grid's points round a triangle. */
function measureTriangle(grid: Grid, triangle: number, corners: Float64Array): void {
  const { size, squared, nearest, triangles } = grid;
  const first = [0, 0, 0];
  const last = [0, 0, 0];
  for (let axis = 0; axis < 3; axis++) {
    const low = Math.min(corners[axis], corners[3 + axis], corners[6 + axis]) / spacing;
    const high = Math.max(corners[axis], corners[3 + axis], corners[6 + axis]) / spacing;
    first[axis] = Math.max(0, Math.ceil(low - exactReach));
    last[axis] = Math.min(size[axis] - 1, Math.floor(high + exactReach));
  }
  for (let k = first[2]; k <= last[2]; k++) {
    for (let j = first[1]; j <= last[1]; j++) {
      for (let i = first[0]; i <= last[0]; i++) {
        const at = (k * size[1] + j) * size[0] + i;
        const distance = closestOnTriangle(i * spacing, j * spacing, k * spacing, corners, shares);
        if (distance >= squared[at]) continue;
        squared[at] = distance;
        triangles[at] = triangle;
        for (let axis = 0; axis < 3; axis++) {
          nearest[3 * at + axis] =
            shares[0] * corners[axis] +
            shares[1] * corners[3 + axis] +
            shares[2] * corners[6 + axis];
        }
      }
    }
  }
}

/** Marks where lines along z cross a triangle. */
function markColumns({ size, foremost, rearmost }: Grid, c: Float64Array): void {
  const area = (c[3] - c[0]) * (c[7] - c[1]) - (c[6] - c[0]) * (c[4] - c[1]);
  if (area === 0) return;
  const firstX = Math.max(0, Math.ceil(Math.min(c[0], c[3], c[6]) / spacing));
  const lastX = Math.min(size[0] - 1, Math.floor(Math.max(c[0], c[3], c[6]) / spacing));
  const firstY = Math.max(0, Math.ceil(Math.min(c[1], c[4], c[7]) / spacing));
  const lastY = Math.min(size[1] - 1, Math.floor(Math.max(c[1], c[4], c[7]) / spacing));
  for (let j = firstY; j <= lastY; j++) {
    for (let i = firstX; i <= lastX; i++) {
      const [x, y] = [i * spacing - c[0], j * spacing - c[1]];
      const b = (x * (c[7] - c[1]) - y * (c[6] - c[0])) / area;
      const d = (y * (c[3] - c[0]) - x * (c[4] - c[1])) / area;
      if (b < 0 || d < 0 || b + d > 1) continue;
      const z = c[2] + b * (c[5] - c[2]) + d * (c[8] - c[2]);
      const column = j * size[0] + i;
      if (z > foremost[column]) foremost[column] = z;
      if (z < rearmost[column]) rearmost[column] = z;
    }
  }
}

/** Hands the nearest point on from neighbour to neighbour, through the grid forwards (1) or backwards (−1). */
function spread({ size, squared, nearest, triangles }: Grid, direction: 1 | -1): void {
  const count = squared.length;
  const steps = [1, size[0], size[0] * size[1]];
  for (let n = 0; n < count; n++) {
    const at = direction > 0 ? n : count - 1 - n;
    const i = at % size[0];
    const j = Math.floor(at / size[0]) % size[1];
    const k = Math.floor(at / steps[2]);
    for (let axis = 0; axis < 3; axis++) {
      const from = at - direction * steps[axis];
      const place = axis === 0 ? i : axis === 1 ? j : k;
      if (direction > 0 ? place === 0 : place === size[axis] - 1) continue;
      if (triangles[from] < 0) continue;
      const [x, y, z] = [nearest[3 * from], nearest[3 * from + 1], nearest[3 * from + 2]];
      const distance = (i * spacing - x) ** 2 + (j * spacing - y) ** 2 + (k * spacing - z) ** 2;
      if (distance >= squared[at]) continue;
      squared[at] = distance;
      triangles[at] = triangles[from];
      nearest[3 * at] = x;
      nearest[3 * at + 1] = y;
      nearest[3 * at + 2] = z;
    }
  }
}

/**
 * The distance to the body at a place, and the direction in which it grows fastest.
 * @param target is filled with the distance and the direction's x, y and z, which is not of unit length everywhere
 */
export function readField(
  { origin, size, distances }: BodyField,
  x: number,
  y: number,
  z: number,
  target: Float64Array,
): void {
  const gx = Math.min(Math.max((x - origin[0]) / spacing, 0), size[0] - 1.001);
  const gy = Math.min(Math.max((y - origin[1]) / spacing, 0), size[1] - 1.001);
  const gz = Math.min(Math.max((z - origin[2]) / spacing, 0), size[2] - 1.001);
  const i = Math.floor(gx);
  const j = Math.floor(gy);
  const k = Math.floor(gz);
  const fx = gx - i;
  const fy = gy - j;
  const fz = gz - k;
  const at = (k * size[1] + j) * size[0] + i;
  const up = at + size[0];
  const deep = size[0] * size[1];
  const d000 = distances[at];
  const d100 = distances[at + 1];
  const d010 = distances[up];
  const d110 = distances[up + 1];
  const d001 = distances[at + deep];
  const d101 = distances[at + deep + 1];
  const d011 = distances[up + deep];
  const d111 = distances[up + deep + 1];
  const x00 = d000 + (d100 - d000) * fx;
  const x10 = d010 + (d110 - d010) * fx;
  const x01 = d001 + (d101 - d001) * fx;
  const x11 = d011 + (d111 - d011) * fx;
  const y0 = x00 + (x10 - x00) * fy;
  const y1 = x01 + (x11 - x01) * fy;
  target[0] = y0 + (y1 - y0) * fz;
  const dx0 = (d100 - d000) * (1 - fy) + (d110 - d010) * fy;
  const dx1 = (d101 - d001) * (1 - fy) + (d111 - d011) * fy;
  target[1] = (dx0 + (dx1 - dx0) * fz) / spacing;
  target[2] = (x10 - x00 + (x11 - x01 - x10 + x00) * fz) / spacing;
  target[3] = (y1 - y0) / spacing;
}

/** The triangle of the mesh near a place. */
export function triangleNear(
  { origin, size, triangles }: BodyField,
  x: number,
  y: number,
  z: number,
): number {
  const i = Math.min(Math.max(Math.round((x - origin[0]) / spacing), 0), size[0] - 1);
  const j = Math.min(Math.max(Math.round((y - origin[1]) / spacing), 0), size[1] - 1);
  const k = Math.min(Math.max(Math.round((z - origin[2]) / spacing), 0), size[2] - 1);
  return triangles[(k * size[1] + j) * size[0] + i];
}
