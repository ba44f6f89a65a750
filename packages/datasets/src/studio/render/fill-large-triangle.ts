import type { CutOut } from './cut-out.js';
import type { Geometry } from './geometry.js';
import { sampleColumns, sampleRows, samplesPerPixel, subpixels } from './sample-pattern.js';
import type { VisibilityBuffer } from './visibility-buffer.js';

/**
 * The same as `fillTriangle` in a box of pixels, for triangles whose edge functions are too great for 32-bit integers.
 * They are rare: it may be simple.
 */
export function fillLargeTriangle(
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
  buffer: VisibilityBuffer,
): void {
  const kept = buffer.nearness;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      for (let s = 0; s < samplesPerPixel; s++) {
        const column = x * subpixels + sampleColumns[s];
        const row = y * subpixels + sampleRows[s];
        const wa = edgeAt(screen, b, c, column, row);
        const wb = edgeAt(screen, c, a, column, row);
        const wc = edgeAt(screen, a, b, column, row);
        if (wa < 0 || wb < 0 || wc < 0) continue;
        const near = (wa * nearness[a] + wb * nearness[b] + wc * nearness[c]) / (wa + wb + wc);
        const at = (y * buffer.width + x) * samplesPerPixel + s;
        if (near <= kept[at]) continue;
        if (cutOut !== undefined && !cutOut.isSolid(triangle, x, y, s)) continue;
        kept[at] = near;
        buffer.triangles[at] = triangle;
      }
    }
  }
}

/** The edge function, one less on edges that are neither top nor left. */
function edgeAt(screen: Int32Array, from: number, to: number, x: number, y: number): number {
  const dx = screen[2 * to] - screen[2 * from];
  const dy = screen[2 * to + 1] - screen[2 * from + 1];
  const isTopOrLeft = dy < 0 || (dy === 0 && dx > 0);
  const edge = dx * (y - screen[2 * from + 1]) - dy * (x - screen[2 * from]);
  return isTopOrLeft ? edge : edge - 1;
}
