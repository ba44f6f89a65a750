import type { Distance, HalfMesh } from './polygonise.js';
import { moveOnto } from './settle.js';

/** How long an edge may be at a place, metres. */
export type EdgeLimit = (x: number, y: number, z: number) => number;

/** Halves edges that are too long, once, and moves their middles onto the surface. */
export function refine(distanceTo: Distance, mesh: HalfMesh, limit: EdgeLimit): HalfMesh {
  const positions = Array.from(mesh.positions);
  const middles = new Map<string, number>();
  const middleOf = (a: number, b: number): number | undefined => {
    const name = a < b ? `${a} ${b}` : `${b} ${a}`;
    const known = middles.get(name);
    if (known !== undefined) return known;
    const [x, y, z] = [0, 1, 2].map((k) => (positions[a * 3 + k] + positions[b * 3 + k]) / 2);
    const half = [0, 1, 2].map((k) => (positions[a * 3 + k] - positions[b * 3 + k]) / 2);
    if (2 * Math.hypot(...half) <= limit(x, y, z)) return undefined;
    const middle = positions.push(x, y, z) / 3 - 1;
    middles.set(name, middle);
    return middle;
  };
  const indices: number[] = [];
  for (let t = 0; t < mesh.indices.length; t += 3) {
    const corners = mesh.indices.subarray(t, t + 3);
    const edges = [0, 1, 2].map((k) => middleOf(corners[k], corners[(k + 1) % 3]));
    indices.push(...splitTriangle(corners, edges));
  }
  const moved = Float64Array.from(positions);
  for (let round = 0; round < 2; round += 1) {
    for (let v = mesh.positions.length; v < moved.length; v += 3) moveOnto(distanceTo, moved, v);
  }
  return { positions: moved, indices: Uint32Array.from(indices) };
}

/** @param edges the middle of each edge, from the corner of the same number on, where it is halved */
function splitTriangle(
  corners: ArrayLike<number>,
  edges: readonly (number | undefined)[],
): readonly number[] {
  const halved = edges.filter((edge) => edge !== undefined).length;
  if (halved === 0) return [corners[0], corners[1], corners[2]];
  // Turned so that the first edge is halved and, where two are, the last is not.
  const start = [0, 1, 2].find(
    (k) => edges[k] !== undefined && (halved !== 2 || edges[(k + 2) % 3] === undefined),
  ) as number;
  const [a, b, c] = [0, 1, 2].map((k) => corners[(start + k) % 3]);
  const [ab, bc, ca] = [0, 1, 2].map((k) => edges[(start + k) % 3] as number);
  if (halved === 1) return [a, ab, c, ab, b, c];
  if (halved === 2) return [ab, b, bc, a, ab, bc, a, bc, c];
  return [a, ab, ca, ab, b, bc, ca, bc, c, ab, bc, ca];
}
