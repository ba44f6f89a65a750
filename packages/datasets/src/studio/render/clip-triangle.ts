import { nearPlane, type Geometry } from './geometry.js';
import type { Projection } from './projection.js';

/**
 * The part of a triangle past the near plane, as the indices of a polygon's vertices: none, three or four. Those that
 * are new follow the geometry's own (Sutherland and Hodgman, 1974).
 */
export function clipTriangle(
  geometry: Geometry,
  triangle: readonly number[],
  lift: number,
  projection: Projection,
): readonly number[] {
  const { view } = geometry;
  const polygon: number[] = [];
  let spare = geometry.vertexCount;
  triangle.forEach((from, i) => {
    const to = triangle[(i + 1) % 3];
    const isSeen = view[3 * from + 2] >= nearPlane;
    if (isSeen) polygon.push(from);
    if (isSeen === view[3 * to + 2] >= nearPlane) return;
    // Always from the end that is seen, so that two triangles cut the edge that they share at the same place.
    cut(view, isSeen ? from : to, isSeen ? to : from, spare);
    geometry.toScreen(spare, lift, projection);
    polygon.push(spare++);
  });
  return polygon;
}

/** Writes the point of the near plane between two vertices. */
function cut(view: Float64Array, seen: number, hidden: number, target: number): void {
  const depth = view[3 * seen + 2];
  const share = (nearPlane - depth) / (view[3 * hidden + 2] - depth);
  for (let axis = 0; axis < 3; axis++) {
    const start = view[3 * seen + axis];
    view[3 * target + axis] = start + share * (view[3 * hidden + axis] - start);
  }
}
