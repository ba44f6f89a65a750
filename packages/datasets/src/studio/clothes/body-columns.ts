import type { SkinnedMesh } from '../people/person.js';
import { gridIn, gridSpacing, type SpaceBox, type SpaceGrid } from './space-grid.js';

/** Where lines from the back to the front, through the points of a grid, enter and leave a body at rest. */
export interface BodyColumns extends SpaceGrid {
  /** From the grid's first point, metres, −∞ and ∞ where a line misses the body, [y, x]. */
  readonly foremost: Float32Array;
  readonly rearmost: Float32Array;
}

/** @param isMeasured whether a triangle belongs to what is measured */
export function measureColumns(
  { positions, indices }: SkinnedMesh,
  box: SpaceBox,
  isMeasured: (triangle: number) => boolean,
): BodyColumns {
  const { origin, size } = gridIn(box);
  const foremost = new Float32Array(size[0] * size[1]).fill(-Infinity);
  const rearmost = new Float32Array(size[0] * size[1]).fill(Infinity);
  const columns = { origin, size, foremost, rearmost };
  const corners = new Float64Array(9);
  for (let triangle = 0; triangle < indices.length / 3; triangle++) {
    if (!isMeasured(triangle)) continue;
    readCorners(positions, indices, triangle, origin, corners);
    markColumns(columns, corners);
  }
  return columns;
}

/** A triangle's three corners, seen from the grid's first point. */
export function readCorners(
  positions: Float32Array,
  indices: Uint32Array,
  triangle: number,
  origin: readonly [number, number, number],
  corners: Float64Array,
): void {
  for (let corner = 0; corner < 3; corner++) {
    const at = 3 * indices[3 * triangle + corner];
    corners[3 * corner] = positions[at] - origin[0];
    corners[3 * corner + 1] = positions[at + 1] - origin[1];
    corners[3 * corner + 2] = positions[at + 2] - origin[2];
  }
}

/** Marks where columns cross a triangle. */
function markColumns({ size, foremost, rearmost }: BodyColumns, c: Float64Array): void {
  const area = (c[3] - c[0]) * (c[7] - c[1]) - (c[6] - c[0]) * (c[4] - c[1]);
  if (area === 0) return;
  const firstX = Math.max(0, Math.ceil(Math.min(c[0], c[3], c[6]) / gridSpacing));
  const lastX = Math.min(size[0] - 1, Math.floor(Math.max(c[0], c[3], c[6]) / gridSpacing));
  const firstY = Math.max(0, Math.ceil(Math.min(c[1], c[4], c[7]) / gridSpacing));
  const lastY = Math.min(size[1] - 1, Math.floor(Math.max(c[1], c[4], c[7]) / gridSpacing));
  for (let j = firstY; j <= lastY; j++) {
    for (let i = firstX; i <= lastX; i++) {
      const x = i * gridSpacing - c[0];
      const y = j * gridSpacing - c[1];
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

/** The highest point of the grid, over all columns of an x, that lies inside the body; undefined where there is none. */
export function topRow({ size, foremost, rearmost }: BodyColumns, i: number): number | undefined {
  for (let j = size[1] - 1; j >= 0; j--) {
    const column = j * size[0] + i;
    const behind = Math.ceil(foremost[column] / gridSpacing) - 1;
    if (behind * gridSpacing > rearmost[column]) return j;
  }
  return undefined;
}
