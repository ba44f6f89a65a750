import type { Fragments } from './fragments.js';
import type { Geometry } from './geometry.js';
import type { Projection } from './projection.js';
import { sampleColumns, sampleRows, subpixels } from './sample-pattern.js';

/**
 * Finds which points of a surface the selected fragments show: their depths, places in the texture and normals.
 * The corners are sheared so that the line of sight is the axis: those of a triangle that it meets then stand around
 * the axis, and the share of each is the area that the axis spans with the other two (after Olano and Greer, 1997).
 */
export function trace(
  fragments: Fragments,
  { surfaces, firstTriangle, view, corners }: Geometry,
  surfaceIndex: number,
  { focalLength, centreX, centreY }: Projection,
): void {
  const surface = surfaces[surfaceIndex];
  const first = firstTriangle[surfaceIndex];
  const { indices, uvs } = surface;
  const vertexNormals = surface.normals;
  const { selected, selectedCount, columns, rows, samples, triangles } = fragments;
  const { rays, weights, depths, places, footprints, normals, isBack } = fragments;
  for (let i = 0; i < selectedCount; i++) {
    const at = selected[i];
    const dx = (columns[at] + sampleColumns[samples[at]] / subpixels - centreX) / focalLength;
    const dy = (rows[at] + sampleRows[samples[at]] / subpixels - centreY) / focalLength;
    const triangle = triangles[at];
    const a = 3 * corners[3 * triangle];
    const b = 3 * corners[3 * triangle + 1];
    const c = 3 * corners[3 * triangle + 2];
    const az = view[a + 2];
    const bz = view[b + 2];
    const cz = view[c + 2];
    const ax = view[a] - az * dx;
    const ay = view[a + 1] - az * dy;
    const bx = view[b] - bz * dx;
    const by = view[b + 1] - bz * dy;
    const cx = view[c] - cz * dx;
    const cy = view[c + 1] - cz * dy;
    const spanA = bx * cy - by * cx;
    const spanB = cx * ay - cy * ax;
    const spanC = ax * by - ay * bx;
    const span = spanA + spanB + spanC;
    const wa = spanA / span;
    const wb = spanB / span;
    const wc = spanC / span;
    const depth = wa * az + wb * bz + wc * cz;
    rays[2 * at] = dx;
    rays[2 * at + 1] = dy;
    weights[3 * at] = wa;
    weights[3 * at + 1] = wb;
    weights[3 * at + 2] = wc;
    depths[at] = depth;

    const corner = 3 * (triangle - first);
    const i0 = indices[corner];
    const i1 = indices[corner + 1];
    const i2 = indices[corner + 2];
    const u0 = uvs[2 * i0];
    const v0 = uvs[2 * i0 + 1];
    const u1 = uvs[2 * i1];
    const v1 = uvs[2 * i1 + 1];
    const u2 = uvs[2 * i2];
    const v2 = uvs[2 * i2 + 1];
    places[2 * at] = wa * u0 + wb * u1 + wc * u2;
    places[2 * at + 1] = wa * v0 + wb * v1 + wc * v2;
    // Twice the areas of the triangle in the texture and in a picture of focal length 1: `span` times the depth is the
    // volume that the corners span with the camera.
    const uvArea = Math.abs((u1 - u0) * (v2 - v0) - (u2 - u0) * (v1 - v0));
    const area = Math.abs((span * depth) / (az * bz * cz));
    footprints[at] = Math.sqrt(uvArea / area) / focalLength;

    const x = wa * vertexNormals[3 * i0] + wb * vertexNormals[3 * i1] + wc * vertexNormals[3 * i2];
    const y =
      wa * vertexNormals[3 * i0 + 1] +
      wb * vertexNormals[3 * i1 + 1] +
      wc * vertexNormals[3 * i2 + 1];
    const z =
      wa * vertexNormals[3 * i0 + 2] +
      wb * vertexNormals[3 * i1 + 2] +
      wc * vertexNormals[3 * i2 + 2];
    // Counter-clockwise corners, with y downwards, span a negative area.
    const turn = (span > 0 ? -1 : 1) / Math.sqrt(x * x + y * y + z * z);
    isBack[at] = span > 0 ? 1 : 0;
    normals[3 * at] = x * turn;
    normals[3 * at + 1] = y * turn;
    normals[3 * at + 2] = z * turn;
  }
}
