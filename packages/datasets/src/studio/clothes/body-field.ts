import type { SkinnedMesh } from '../people/person.js';
import { measureColumns, readCorners } from './body-columns.js';
import { closestOnTriangle } from './closest-on-triangle.js';
import { gridSpacing as spacing, type SpaceBox, type SpaceGrid } from './space-grid.js';

/** Distances to a body at rest, on a grid in space. */
export interface BodyField extends SpaceGrid {
  readonly mesh: SkinnedMesh;
  /** Metres, negative inside the body. */
  readonly distances: Float32Array;
  /** The triangle of the mesh near each point. */
  readonly triangles: Int32Array;
}

/** Distances are exact so many grid steps round the surface, and grow from point to point beyond. */
const exactReach = 1.6;

/**
 * Measures the distance to a mesh. Inside is what lies between the foremost and the rearmost surface: people at rest
 * hold nothing before them.
 * @param isMeasured whether a triangle belongs to what is measured
 */
export function measureBody(
  mesh: SkinnedMesh,
  box: SpaceBox,
  isMeasured: (triangle: number) => boolean,
): BodyField {
  const { positions, indices } = mesh;
  const { origin, size, foremost, rearmost } = measureColumns(mesh, box, isMeasured);
  const deep = size[0] * size[1];
  const count = deep * size[2];
  const grid = {
    size,
    distances: new Float32Array(count).fill(Infinity),
    nearest: new Float32Array(3 * count),
    triangles: new Int32Array(count).fill(-1),
  };
  const corners = new Float64Array(9);
  for (let triangle = 0; triangle < indices.length / 3; triangle++) {
    if (!isMeasured(triangle)) continue;
    readCorners(positions, indices, triangle, origin, corners);
    measureTriangle(grid, triangle, corners);
  }
  spread(grid, 1);
  spread(grid, -1);
  const { distances, triangles } = grid;
  for (let at = 0; at < count; at++) {
    const column = at % deep;
    const z = Math.floor(at / deep) * spacing;
    if (z < foremost[column] && z > rearmost[column]) distances[at] = -distances[at];
  }
  return { mesh, origin, size, distances, triangles };
}

interface Grid {
  readonly size: readonly [number, number, number];
  readonly distances: Float32Array;
  /** The nearest point of the body that is known. */
  readonly nearest: Float32Array;
  readonly triangles: Int32Array;
}

const place = new Float64Array(3);
const closest = new Float64Array(4);

/** Measures the grid's points round a triangle. */
function measureTriangle(
  { size, distances, nearest, triangles }: Grid,
  triangle: number,
  c: Float64Array,
): void {
  const firstX = firstNear(c[0], c[3], c[6]);
  const firstY = firstNear(c[1], c[4], c[7]);
  const firstZ = firstNear(c[2], c[5], c[8]);
  const lastX = lastNear(c[0], c[3], c[6], size[0]);
  const lastY = lastNear(c[1], c[4], c[7], size[1]);
  const lastZ = lastNear(c[2], c[5], c[8], size[2]);
  const middleX = (c[0] + c[3] + c[6]) / 3;
  const middleY = (c[1] + c[4] + c[7]) / 3;
  const middleZ = (c[2] + c[5] + c[8]) / 3;
  let radius = 0;
  for (let i = 0; i < 9; i += 3) {
    const [x, y, z] = [c[i] - middleX, c[i + 1] - middleY, c[i + 2] - middleZ];
    radius = Math.max(radius, Math.sqrt(x * x + y * y + z * z));
  }
  for (let k = firstZ; k <= lastZ; k++) {
    const z = (place[2] = k * spacing);
    for (let j = firstY; j <= lastY; j++) {
      const y = (place[1] = j * spacing);
      const row = (k * size[1] + j) * size[0];
      const aside = (y - middleY) ** 2 + (z - middleZ) ** 2;
      for (let i = firstX; i <= lastX; i++) {
        const x = (place[0] = i * spacing);
        const at = row + i;
        // Most triangles are farther than one that is known, by the ball round them already.
        const reach = distances[at] + radius;
        if ((x - middleX) ** 2 + aside >= reach * reach) continue;
        closestOnTriangle(place, c, closest);
        const distance = Math.sqrt(closest[3]);
        if (distance >= distances[at]) continue;
        distances[at] = distance;
        triangles[at] = triangle;
        for (let axis = 0; axis < 3; axis++) {
          nearest[3 * at + axis] =
            closest[0] * c[axis] + closest[1] * c[3 + axis] + closest[2] * c[6 + axis];
        }
      }
    }
  }
}

/** The first and the last point along an axis that are measured for a triangle with corners at a, b and c. */
function firstNear(a: number, b: number, c: number): number {
  return Math.max(0, Math.ceil(Math.min(a, b, c) / spacing - exactReach));
}

function lastNear(a: number, b: number, c: number, size: number): number {
  return Math.min(size - 1, Math.floor(Math.max(a, b, c) / spacing + exactReach));
}

/** Hands the nearest point on from neighbour to neighbour, through the grid forwards (1) or backwards (−1). */
function spread(grid: Grid, direction: 1 | -1): void {
  const [width, height, depth] = grid.size;
  const isForward = direction > 0;
  for (let plane = 0; plane < depth; plane++) {
    const k = isForward ? plane : depth - 1 - plane;
    for (let row = 0; row < height; row++) {
      const j = isForward ? row : height - 1 - row;
      for (let column = 0; column < width; column++) {
        const i = isForward ? column : width - 1 - column;
        const at = (k * height + j) * width + i;
        if (column > 0) handOn(grid, at - direction, at, i, j, k);
        if (row > 0) handOn(grid, at - direction * width, at, i, j, k);
        if (plane > 0) handOn(grid, at - direction * width * height, at, i, j, k);
      }
    }
  }
}

function handOn(
  { distances, nearest, triangles }: Grid,
  from: number,
  at: number,
  i: number,
  j: number,
  k: number,
): void {
  // What is nearer already by more than the step between the two stays so.
  if (distances[from] >= distances[at] + spacing) return;
  const x = i * spacing - nearest[3 * from];
  const y = j * spacing - nearest[3 * from + 1];
  const z = k * spacing - nearest[3 * from + 2];
  const distance = Math.sqrt(x * x + y * y + z * z);
  if (distance >= distances[at]) return;
  distances[at] = distance;
  triangles[at] = triangles[from];
  nearest[3 * at] = nearest[3 * from];
  nearest[3 * at + 1] = nearest[3 * from + 1];
  nearest[3 * at + 2] = nearest[3 * from + 2];
}

/**
 * The distance to the body at a place, and the direction in which it grows fastest.
 * @param places x, y and z, metres, at an index: handed over one by one, numbers would be boxed
 * @param target is filled with the distance and the direction's x, y and z, which is not of unit length everywhere
 */
export function readField(
  { origin, size, distances }: BodyField,
  places: Float64Array,
  at: number,
  target: Float64Array,
): void {
  const gx = Math.min(Math.max((places[at] - origin[0]) / spacing, 0), size[0] - 1.001);
  const gy = Math.min(Math.max((places[at + 1] - origin[1]) / spacing, 0), size[1] - 1.001);
  const gz = Math.min(Math.max((places[at + 2] - origin[2]) / spacing, 0), size[2] - 1.001);
  const i = Math.floor(gx);
  const j = Math.floor(gy);
  const k = Math.floor(gz);
  const fx = gx - i;
  const fy = gy - j;
  const fz = gz - k;
  const low = (k * size[1] + j) * size[0] + i;
  const up = low + size[0];
  const deep = size[0] * size[1];
  const d000 = distances[low];
  const d100 = distances[low + 1];
  const d010 = distances[up];
  const d110 = distances[up + 1];
  const d001 = distances[low + deep];
  const d101 = distances[low + deep + 1];
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
export function triangleNear({ origin, size, triangles }: BodyField, place: Float64Array): number {
  const i = Math.min(Math.max(Math.round((place[0] - origin[0]) / spacing), 0), size[0] - 1);
  const j = Math.min(Math.max(Math.round((place[1] - origin[1]) / spacing), 0), size[1] - 1);
  const k = Math.min(Math.max(Math.round((place[2] - origin[2]) / spacing), 0), size[2] - 1);
  return triangles[(k * size[1] + j) * size[0] + i];
}
