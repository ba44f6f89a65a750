import type { Point } from '../contracts/image.js';
import { shoulderRow } from './body-width.js';
import { topAt, type Silhouette } from './silhouette.js';

/** What stands higher above the shoulders, in parts of the top's length, is a hood or a high collar. */
const highestCollar = 0.12;

/** The highest point beside the neck opening; under a hood or a high collar, where the shoulder seam would end. */
export function findNeck(
  silhouette: Silhouette,
  axis: number,
  halfWidth: number,
  outwards: number,
): Point {
  let best: Point = { x: axis + outwards * 0.35 * halfWidth, y: silhouette.bottom };
  for (let part = 0.2; part <= 0.6; part += 0.02) {
    const x = axis + outwards * part * halfWidth;
    const y = topAt(silhouette, x);
    if (y !== undefined && y < best.y) best = { x, y };
  }
  const shoulders = shoulderRow(silhouette, axis, halfWidth);
  if (shoulders - best.y > highestCollar * (silhouette.bottom - silhouette.top)) {
    return { x: axis + outwards * 0.38 * halfWidth, y: shoulders };
  }
  return best;
}
