import type { Point } from '../contracts/image.js';
import { topAt, type Silhouette } from './silhouette.js';

/** The outer end of the shoulder strap of a top without sleeves. */
export function findStrapEnd(
  silhouette: Silhouette,
  axis: number,
  halfWidth: number,
  outwards: number,
): Point {
  const height = silhouette.bottom - silhouette.top;
  for (let part = 1.1; part > 0.2; part -= 0.02) {
    const x = axis + outwards * part * halfWidth;
    const y = topAt(silhouette, x);
    if (y !== undefined && y < silhouette.top + 0.1 * height) return { x, y };
  }
  return { x: axis + outwards * 0.7 * halfWidth, y: silhouette.top };
}

/** The armhole's lowest point of a top without sleeves. */
export function findArmhole(
  silhouette: Silhouette,
  seam: number,
  halfWidth: number,
  outwards: number,
): Point {
  const x = seam - outwards * 0.06 * halfWidth;
  const height = silhouette.bottom - silhouette.top;
  const y = topAt(silhouette, x) ?? silhouette.top + 0.3 * height;
  return { x: seam, y: Math.min(y, silhouette.top + 0.5 * height) };
}
