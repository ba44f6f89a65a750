import { clipTriangle } from './clip-triangle.js';
import type { CutOut } from './cut-out.js';
import { fillTriangle } from './fill-triangle.js';
import { nearPlane, type Geometry } from './geometry.js';
import type { Projection } from './projection.js';
import type { VisibilityBuffer } from './visibility-buffer.js';

/** Draws a surface's triangles into the visibility buffer: each sample keeps the nearest. */
export function rasterize(
  geometry: Geometry,
  surfaceIndex: number,
  cutOut: CutOut | undefined,
  projection: Projection,
  buffer: VisibilityBuffer,
): void {
  drawSide(geometry, surfaceIndex, true, cutOut, projection, buffer);
  // The other side comes after: most of it is hidden by then.
  if (!geometry.surfaces[surfaceIndex].isTwoSided) return;
  drawSide(geometry, surfaceIndex, false, cutOut, projection, buffer);
}

/** Draws the triangles that face the camera, or those that turn their back. */
function drawSide(
  geometry: Geometry,
  surfaceIndex: number,
  isFront: boolean,
  cutOut: CutOut | undefined,
  projection: Projection,
  buffer: VisibilityBuffer,
): void {
  const { corners, view } = geometry;
  const { indices, lift } = geometry.surfaces[surfaceIndex];
  const first = geometry.firstTriangle[surfaceIndex];
  const end = first + indices.length / 3;
  // Counter-clockwise seen from outside is clockwise where y points down: of those in front two corners change places.
  const second = isFront ? 2 : 1;
  const third = isFront ? 1 : 2;
  for (let triangle = first; triangle < end; triangle++) {
    const a = corners[3 * triangle];
    const b = corners[3 * triangle + second];
    const c = corners[3 * triangle + third];
    if (
      view[3 * a + 2] >= nearPlane &&
      view[3 * b + 2] >= nearPlane &&
      view[3 * c + 2] >= nearPlane
    ) {
      fillTriangle(geometry, a, b, c, triangle, cutOut, buffer);
      continue;
    }
    const fan = clipTriangle(geometry, [a, b, c], lift, projection);
    for (let i = 2; i < fan.length; i++) {
      fillTriangle(geometry, fan[0], fan[i - 1], fan[i], triangle, cutOut, buffer);
    }
  }
  buffer.findFarthest();
}
