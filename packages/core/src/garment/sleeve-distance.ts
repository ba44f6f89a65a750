import type { Point } from '../contracts/image.js';
import { isInside, runAt, type Silhouette } from './silhouette.js';

/** Where a sleeve begins. `outwards` is −1 for the picture's left sleeve, +1 for the right one. */
export interface Armhole {
  readonly shoulder: Point;
  readonly armpit: Point;
  readonly outwards: -1 | 1;
  /** The body's axis, where the background shows between sleeve and body: what is joined to the axis is body. */
  readonly body: number | undefined;
}

/** The way through the cloth from the armhole to each pixel of the sleeve. */
export function distancesFrom(silhouette: Silhouette, armhole: Armhole): Map<number, number> {
  const distances = new Map<number, number>();
  const { shoulder, armpit } = armhole;
  const steps = Math.max(1, Math.ceil(Math.hypot(shoulder.x - armpit.x, shoulder.y - armpit.y)));
  let border: number[] = [];
  for (let step = 0; step <= steps; step++) {
    const x = Math.round(shoulder.x + ((armpit.x - shoulder.x) * step) / steps);
    const y = Math.round(shoulder.y + ((armpit.y - shoulder.y) * step) / steps);
    const index = y * silhouette.width + x;
    if (isInside(silhouette, x, y) && !distances.has(index)) {
      distances.set(index, 0);
      border.push(index);
    }
  }
  // Whole steps and diagonal steps in turn approximate the Euclidean way well enough for a length.
  for (let distance = 1; border.length > 0; distance++) {
    const next: number[] = [];
    for (const index of border) {
      for (const [dx, dy] of distance % 2 ? straight : [...straight, ...diagonal]) {
        const x = (index % silhouette.width) + dx;
        const y = Math.floor(index / silhouette.width) + dy;
        const neighbour = y * silhouette.width + x;
        if (distances.has(neighbour) || !isInside(silhouette, x, y)) continue;
        if (!isOutside(armhole, x, y) || isBody(silhouette, armhole, x, y)) continue;
        distances.set(neighbour, distance);
        next.push(neighbour);
      }
    }
    border = next;
  }
  return distances;
}

const straight = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
];
const diagonal = [
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
];

/** Whether cloth below the armpit is joined to the body rather than hanging beside it. */
function isBody(silhouette: Silhouette, { armpit, body }: Armhole, x: number, y: number): boolean {
  if (body === undefined || y <= armpit.y) return false;
  const run = runAt(silhouette, body, y);
  return run !== undefined && x >= run.first && x <= run.last;
}

/** Whether a point lies on the sleeve's side of the armhole, or of the body's side below it. */
function isOutside({ shoulder, armpit, outwards }: Armhole, x: number, y: number): boolean {
  const down = Math.min(Math.max((y - shoulder.y) / (armpit.y - shoulder.y || 1), 0), 1);
  return (x - (shoulder.x + (armpit.x - shoulder.x) * down)) * outwards > 0;
}
