import { clipTriangle } from './clip-triangle.js';
import type { CutOut } from './cut-out.js';
import { nearPlane, type Geometry } from './geometry.js';
import type { Projection } from './projection.js';
import { sampleColumns, sampleRows, samplesPerPixel, subpixels } from './sample-pattern.js';
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
  for (let triangle = first; triangle < end; triangle++) {
    const a = corners[3 * triangle];
    const b = corners[3 * triangle + 1];
    const c = corners[3 * triangle + 2];
    if (
      view[3 * a + 2] >= nearPlane &&
      view[3 * b + 2] >= nearPlane &&
      view[3 * c + 2] >= nearPlane
    ) {
      fillTriangle(geometry, a, b, c, triangle, isFront, cutOut, buffer);
      continue;
    }
    const fan = clipTriangle(geometry, [a, b, c], lift, projection);
    for (let i = 2; i < fan.length; i++) {
      fillTriangle(geometry, fan[0], fan[i - 1], fan[i], triangle, isFront, cutOut, buffer);
    }
  }
}

/** The first and the last column, and row, of a pixel in which there is a sample. */
const firstSample = Math.min(...sampleColumns);
const lastSample = Math.max(...sampleColumns) + 1;

/** How much more the three edge functions are at each sample than at the pixel's corner. */
const steps = new Float64Array(3 * samplesPerPixel);
/** What is interpolated between corners may come out so much above the greatest of them. */
const roundingRoom = 1 + 1e-12;

/**
 * Keeps, at each sample that the triangle covers and where nothing is nearer, its number and nearness. A sample on an
 * edge belongs to the triangle of which it is a top or left edge, so that triangles that share an edge cover each
 * sample once.
 * @param isFront whether it is drawn if it faces the camera, or if it turns its back
 */
function fillTriangle(
  { screen, nearness }: Geometry,
  a: number,
  b: number,
  c: number,
  triangle: number,
  isFront: boolean,
  cutOut: CutOut | undefined,
  buffer: VisibilityBuffer,
): void {
  const x0 = screen[2 * a];
  const y0 = screen[2 * a + 1];
  let x1 = screen[2 * c];
  let y1 = screen[2 * c + 1];
  let x2 = screen[2 * b];
  let y2 = screen[2 * b + 1];
  let n1 = nearness[c];
  let n2 = nearness[b];
  // Counter-clockwise seen from outside is clockwise where y points down: corners 1 and 2 have changed places.
  let area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  if (area === 0 || area > 0 !== isFront) return;
  if (area < 0) {
    area = -area;
    x1 = screen[2 * b];
    y1 = screen[2 * b + 1];
    n1 = nearness[b];
    x2 = screen[2 * c];
    y2 = screen[2 * c + 1];
    n2 = nearness[c];
  }
  const { width, height, triangles, farthest } = buffer;
  const kept = buffer.nearness;
  const left = within(Math.floor((Math.min(x0, x1, x2) - lastSample) / subpixels) + 1, width);
  const right = within(Math.floor((Math.max(x0, x1, x2) - firstSample) / subpixels) + 1, width);
  const top = within(Math.floor((Math.min(y0, y1, y2) - lastSample) / subpixels) + 1, height);
  const bottom = within(Math.floor((Math.max(y0, y1, y2) - firstSample) / subpixels) + 1, height);
  if (left >= right || top >= bottom) return;
  const nearest = roundingRoom * Math.max(nearness[a], n1, n2);
  if (isHidden(buffer, left, right, top, bottom, nearest)) return;

  // Edge functions are positive inside; one less on edges that are neither top nor left makes 'not negative' the rule.
  const dx0 = x2 - x1;
  const dy0 = y2 - y1;
  const dx1 = x0 - x2;
  const dy1 = y0 - y2;
  const dx2 = x1 - x0;
  const dy2 = y1 - y0;
  const px = left * subpixels;
  const py = top * subpixels;
  let row0 = dx0 * (py - y1) - dy0 * (px - x1) - (dy0 < 0 || (dy0 === 0 && dx0 > 0) ? 0 : 1);
  let row1 = dx1 * (py - y2) - dy1 * (px - x2) - (dy1 < 0 || (dy1 === 0 && dx1 > 0) ? 0 : 1);
  let row2 = dx2 * (py - y0) - dy2 * (px - x0) - (dy2 < 0 || (dy2 === 0 && dx2 > 0) ? 0 : 1);
  // How much more they are at most.
  const rise0 = subpixels * ((dx0 > 0 ? dx0 : 0) - (dy0 < 0 ? dy0 : 0));
  const rise1 = subpixels * ((dx1 > 0 ? dx1 : 0) - (dy1 < 0 ? dy1 : 0));
  const rise2 = subpixels * ((dx2 > 0 ? dx2 : 0) - (dy2 < 0 ? dy2 : 0));
  for (let s = 0; s < samplesPerPixel; s++) {
    steps[3 * s] = dx0 * sampleRows[s] - dy0 * sampleColumns[s];
    steps[3 * s + 1] = dx1 * sampleRows[s] - dy1 * sampleColumns[s];
    steps[3 * s + 2] = dx2 * sampleRows[s] - dy2 * sampleColumns[s];
  }
  const isCut = cutOut !== undefined && !cutOut.isUncut(triangle);
  const scale = 1 / area;
  const n0 = nearness[a] * scale;
  n1 *= scale;
  n2 *= scale;
  for (let y = top; y < bottom; y++) {
    let e0 = row0;
    let e1 = row1;
    let e2 = row2;
    for (let x = left, pixel = y * width + left; x < right; x++, pixel++) {
      if (e0 + rise0 >= 0 && e1 + rise1 >= 0 && e2 + rise2 >= 0 && nearest > farthest[pixel]) {
        const at = pixel * samplesPerPixel;
        let isChanged = false;
        for (let s = 0; s < samplesPerPixel; s++) {
          const w0 = e0 + steps[3 * s];
          if (w0 < 0) continue;
          const w1 = e1 + steps[3 * s + 1];
          if (w1 < 0) continue;
          const w2 = e2 + steps[3 * s + 2];
          if (w2 < 0) continue;
          const near = w0 * n0 + w1 * n1 + w2 * n2;
          if (near <= kept[at + s]) continue;
          if (isCut && !cutOut.isSolid(triangle, x, y, s)) continue;
          kept[at + s] = near;
          triangles[at + s] = triangle;
          isChanged = true;
        }
        if (isChanged) farthest[pixel] = leastOf(kept, at);
      }
      e0 -= dy0 * subpixels;
      e1 -= dy1 * subpixels;
      e2 -= dy2 * subpixels;
    }
    row0 += dx0 * subpixels;
    row1 += dx1 * subpixels;
    row2 += dx2 * subpixels;
  }
}

/** A place in the picture, 0 … size, as an integer, so that loops count in integers. */
function within(place: number, size: number): number {
  return place < 0 ? 0 : place > size ? size : place | 0;
}

/** Whether something nearer is known at every sample of a box of pixels. */
function isHidden(
  { farthest, width }: VisibilityBuffer,
  left: number,
  right: number,
  top: number,
  bottom: number,
  nearest: number,
): boolean {
  for (let y = top; y < bottom; y++) {
    for (let at = y * width + left, end = y * width + right; at < end; at++) {
      if (nearest > farthest[at]) return false;
    }
  }
  return true;
}

function leastOf(values: Float64Array, first: number): number {
  let least = values[first];
  for (let i = first + 1; i < first + samplesPerPixel; i++) {
    if (values[i] < least) least = values[i];
  }
  return least;
}
