import { triangleNear, type BodyField } from './body-field.js';
import { closestOnTriangle } from './closest-on-triangle.js';

/** For each vertex of the cloth the point of the body next to it. */
export interface BodyAnchors {
  /** Metres, at rest, [vertices, 3]. */
  readonly points: Float32Array;
  /** The triangle that it is on. */
  readonly triangles: Int32Array;
  /** How much it is of each corner, [vertices, 3]; they sum to 1. */
  readonly shares: Float32Array;
}

/** @param positions of the cloth at rest, metres, [vertices, 3] */
export function anchorsOf(positions: Float32Array, field: BodyField): BodyAnchors {
  const { mesh } = field;
  const count = positions.length / 3;
  const points = new Float32Array(3 * count);
  const triangles = new Int32Array(count);
  const shares = new Float32Array(3 * count);
  const corners = new Float64Array(9);
  const place = new Float64Array(3);
  const closest = new Float64Array(4);
  for (let vertex = 0; vertex < count; vertex++) {
    place.set(positions.subarray(3 * vertex, 3 * vertex + 3));
    const triangle = triangleNear(field, place);
    for (let i = 0; i < 9; i++) {
      corners[i] = mesh.positions[3 * mesh.indices[3 * triangle + Math.floor(i / 3)] + (i % 3)];
    }
    closestOnTriangle(place, corners, closest);
    triangles[vertex] = triangle;
    for (let corner = 0; corner < 3; corner++) {
      shares[3 * vertex + corner] = closest[corner];
      for (let axis = 0; axis < 3; axis++) {
        points[3 * vertex + axis] += closest[corner] * corners[3 * corner + axis];
      }
    }
  }
  return { points, triangles, shares };
}
