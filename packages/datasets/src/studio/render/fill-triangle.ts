import type { CutOut } from './cut-out.js';
import { fillLargeTriangle } from './fill-large-triangle.js';
import type { Geometry } from './geometry.js';
import { sampleColumns, sampleRows, samplesPerPixel, subpixels } from './sample-pattern.js';
import type { VisibilityBuffer } from './visibility-buffer.js';

/** The first and the last column, and row, of a pixel in which there is a sample. */
const firstSample = Math.min(...sampleColumns);
const lastSample = Math.max(...sampleColumns);

/** What is interpolated between corners, and kept in 32 bits, may come out so much above the greatest of them. */
const roundingRoom = 1 + 1e-6;

/** Edge functions of triangles that extend less, 64 pixels, are 32-bit integers. */
const large = 2 ** 14;

/**
 * How much more the triangle's edge functions are at each sample than at the pixel's corner, [edges, samples]. There is
 * one for the edge opposite each corner: whole numbers, not negative where the triangle covers, and twice its area at
 * that corner.
 */
const steps = new Int32Array(3 * samplesPerPixel);

/**
 * Keeps, at each sample that the triangle covers and where nothing is nearer, its number and nearness, if its corners
 * are clockwise in the picture. A sample on an edge belongs to the triangle of which it is a top or left edge, so that
 * triangles that share an edge cover each sample once.
 *
 * Most triangles are about as large as a pixel. A branch that depends on where exactly they lie is foreseen badly, so
 * that it costs more than arithmetic that does without.
 */
export function fillTriangle(
  geometry: Geometry,
  a: number,
  b: number,
  c: number,
  triangle: number,
  cutOut: CutOut | undefined,
  buffer: VisibilityBuffer,
): void {
  const { screen, nearness } = geometry;
  const xa = screen[2 * a];
  const ya = screen[2 * a + 1];
  const xb = screen[2 * b];
  const yb = screen[2 * b + 1];
  const xc = screen[2 * c];
  const yc = screen[2 * c + 1];
  const area = (xb - xa) * (yc - ya) - (xc - xa) * (yb - ya);
  if (area <= 0) return;
  const lowX = lesser(lesser(xa, xb), xc);
  const highX = greater(greater(xa, xb), xc);
  const lowY = lesser(lesser(ya, yb), yc);
  const highY = greater(greater(ya, yb), yc);
  const left = pixelAfter(lowX - lastSample, buffer.width);
  const right = pixelAfter(highX - firstSample, buffer.width);
  const top = pixelAfter(lowY - lastSample, buffer.height);
  const bottom = pixelAfter(highY - firstSample, buffer.height);
  if (left >= right || top >= bottom) return;
  const nearest = roundingRoom * Math.max(nearness[a], nearness[b], nearness[c]);
  if (buffer.hides(left, right, top, bottom, nearest)) return;
  buffer.touch(left, right, top, bottom);
  const shape = cutOut?.isUncut(triangle) ? undefined : cutOut;
  if (highX - lowX >= large || highY - lowY >= large) {
    fillLargeTriangle(geometry, a, b, c, left, right, top, bottom, triangle, shape, buffer);
    return;
  }
  fillBox(geometry, a, b, c, left, right, top, bottom, triangle, shape, buffer);
}

function fillBox(
  { screen, nearness }: Geometry,
  a: number,
  b: number,
  c: number,
  left: number,
  right: number,
  top: number,
  bottom: number,
  triangle: number,
  cutOut: CutOut | undefined,
  { width, triangles, nearness: kept }: VisibilityBuffer,
): void {
  // Corners, from the box's, and the edges opposite them.
  const xa = screen[2 * a] - left * subpixels;
  const ya = screen[2 * a + 1] - top * subpixels;
  const xb = screen[2 * b] - left * subpixels;
  const yb = screen[2 * b + 1] - top * subpixels;
  const xc = screen[2 * c] - left * subpixels;
  const yc = screen[2 * c + 1] - top * subpixels;
  const dxa = xc - xb;
  const dya = yc - yb;
  const dxb = xa - xc;
  const dyb = ya - yc;
  const dxc = xb - xa;
  const dyc = yb - ya;
  for (let s = 0; s < samplesPerPixel; s++) {
    const row = sampleRows[s];
    const column = sampleColumns[s];
    steps[s] = Math.imul(dxa, row) - Math.imul(dya, column);
    steps[5 + s] = Math.imul(dxb, row) - Math.imul(dyb, column);
    steps[10 + s] = Math.imul(dxc, row) - Math.imul(dyc, column);
  }
  const scale = 1 / (Math.imul(dxb, dyc) - Math.imul(dxc, dyb));
  const na = nearness[a] * scale;
  const nb = nearness[b] * scale;
  const nc = nearness[c] * scale;
  let rowA = firstValue(xb, yb, dxa, dya);
  let rowB = firstValue(xc, yc, dxb, dyb);
  let rowC = firstValue(xa, ya, dxc, dyc);
  for (let y = top; y < bottom; y++) {
    let ea = rowA;
    let eb = rowB;
    let ec = rowC;
    for (let x = left; x < right; x++) {
      // A bit for each of the five samples, by the signs of its edge functions; it is written out, as a loop takes longer.
      const outside =
        (((ea + steps[0]) | (eb + steps[5]) | (ec + steps[10])) >>> 31) |
        ((((ea + steps[1]) | (eb + steps[6]) | (ec + steps[11])) >>> 31) << 1) |
        ((((ea + steps[2]) | (eb + steps[7]) | (ec + steps[12])) >>> 31) << 2) |
        ((((ea + steps[3]) | (eb + steps[8]) | (ec + steps[13])) >>> 31) << 3) |
        ((((ea + steps[4]) | (eb + steps[9]) | (ec + steps[14])) >>> 31) << 4);
      for (let covered = outside ^ 31; covered !== 0; covered &= covered - 1) {
        const s = 31 - Math.clz32(covered & -covered);
        const wa = (ea + steps[s]) | 0;
        const wb = (eb + steps[5 + s]) | 0;
        const wc = (ec + steps[10 + s]) | 0;
        const near = wa * na + wb * nb + wc * nc;
        const at = (y * width + x) * samplesPerPixel + s;
        if (near <= kept[at]) continue;
        if (cutOut !== undefined && !cutOut.isSolid(triangle, x, y, s)) continue;
        kept[at] = near;
        triangles[at] = triangle;
      }
      ea = (ea - dya * subpixels) | 0;
      eb = (eb - dyb * subpixels) | 0;
      ec = (ec - dyc * subpixels) | 0;
    }
    rowA = (rowA + dxa * subpixels) | 0;
    rowB = (rowB + dxb * subpixels) | 0;
    rowC = (rowC + dxc * subpixels) | 0;
  }
}

/** An edge function at the box's corner. @param x a point of the edge, from there */
function firstValue(x: number, y: number, dx: number, dy: number): number {
  // Negative on edges at the top or left; on others one less makes 'not negative' the rule.
  const order = 2 * dy - (-dx >>> 31);
  return (Math.imul(dy, x) - Math.imul(dx, y) - 1 + (order >>> 31)) | 0;
}

/** The first pixel, 0 … size, that begins after a place that is given in parts of a pixel. */
function pixelAfter(place: number, size: number): number {
  const pixel = Math.floor(place / subpixels) + 1;
  return pixel < 0 ? 0 : pixel > size ? size : pixel;
}

/** The lesser of two whole numbers, without a branch. */
function lesser(a: number, b: number): number {
  const difference = a - b;
  return b + (difference & (difference >> 31));
}

/** The greater of two whole numbers, without a branch. */
function greater(a: number, b: number): number {
  const difference = a - b;
  return a - (difference & (difference >> 31));
}
