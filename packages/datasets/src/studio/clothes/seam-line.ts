import { isInside, type Point, type Silhouette } from '@drapeflow/core';
import type { PatternSide } from './pattern-landmarks.js';
import type { Level } from './split-triangles.js';

/**
 * Parts a sleeve from the body: the level is positive on the body's side of the line down the armhole and, below the
 * armpit, down the background between sleeve and body, or straight down where they lie against each other.
 * @param side in pixels of the silhouette
 */
export function bodySideOf(
  side: PatternSide,
  silhouette: Silhouette,
  axis: number,
  outwards: -1 | 1,
): Level {
  const { shoulder, armpit } = side;
  const line = [{ x: shoulder.x, y: shoulder.y - 1000 }, shoulder, armpit];
  const reach = 0.25 * Math.abs(armpit.x - axis);
  let x = armpit.x;
  for (let y = armpit.y + 1; y <= silhouette.bottom; y++) {
    const gap = gapNear(silhouette, x, y, reach, outwards);
    if (gap === undefined) continue;
    // Where the gap opens to the side, the sleeve has ended.
    if (gap === 'open') break;
    x += Math.min(Math.max(gap - x, -2), 2);
    if (Math.round(y - armpit.y) % 4 === 0) line.push({ x, y });
  }
  const last = line[line.length - 1];
  line.push({ x: last.x + outwards * 300, y: last.y + 1000 });
  return (px, py) => outwards * signedDistance(line, px, py);
}

/** The middle of the background between body and sleeve at a row; 'open' where no sleeve is beyond it. */
function gapNear(
  silhouette: Silhouette,
  x: number,
  y: number,
  reach: number,
  outwards: -1 | 1,
): number | 'open' | undefined {
  for (let step = 0; step <= reach; step++) {
    for (const at of [x + step, x - step]) {
      if (isInside(silhouette, at, y)) continue;
      let [inner, outer] = [at, at];
      const isPast = (column: number) => column < 0 || column >= silhouette.width;
      while (!isPast(inner) && !isInside(silhouette, inner, y)) inner -= outwards;
      while (!isPast(outer) && !isInside(silhouette, outer, y)) outer += outwards;
      return isPast(outer) || isPast(inner) ? 'open' : (inner + outer) / 2;
    }
  }
  return undefined;
}

/** The distance to a line of segments, positive to its left in the picture, for one that leads downwards. */
function signedDistance(line: readonly Point[], x: number, y: number): number {
  let nearest = Infinity;
  let signed = 0;
  for (let i = 0; i + 1 < line.length; i++) {
    const a = line[i];
    const b = line[i + 1];
    const dx = b.x - a.x;
    const dy = b.y - a.y;
    const px = x - a.x;
    const py = y - a.y;
    const square = dx * dx + dy * dy || 1;
    const part = (px * dx + py * dy) / square;
    const at = Math.min(Math.max(part, 0), 1);
    const distance = Math.sqrt((px - at * dx) ** 2 + (py - at * dy) ** 2);
    // At a corner two segments are equally near; the one that the point is less far past the end of knows the side.
    const past = distance + 1e-3 * Math.abs(part - at) * Math.sqrt(square);
    if (past >= nearest) continue;
    nearest = past;
    signed = px * dy - py * dx > 0 ? -distance : distance;
  }
  return signed;
}
