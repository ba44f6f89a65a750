import type { Point } from '../contracts/image.js';
import { isInside, runAt, topAt, type Silhouette } from './silhouette.js';

/** Where a sleeve's underside meets the body. */
export interface Underside {
  readonly armpit: Point;
  /** Whether the background shows between sleeve and body from there on. */
  readonly isParted: boolean;
}

/**
 * Finds where a sleeve's underside meets the body at a side seam; undefined where there is no sleeve.
 * @param halfWidth from the garment's axis to the seam
 * @param isHidden whether a sleeve was seen to lie over the seam
 */
export function findUnderside(
  silhouette: Silhouette,
  axis: number,
  halfWidth: number,
  outwards: -1 | 1,
  isHidden: boolean,
): Underside | undefined {
  const seam = axis + outwards * halfWidth;
  const gap = findGap(silhouette, seam, halfWidth, outwards);
  const isHigh = gap !== undefined && gap.y < lowestArmpit(silhouette, seam);
  if (isHigh && isOpen(silhouette, axis, gap, outwards)) return { armpit: gap, isParted: true };
  const hangs = hangsBeside(silhouette, seam + outwards * 0.1 * halfWidth);
  if (!hangs && !gap && !isHidden) return undefined;
  return { armpit: findHiddenUnderside(silhouette, seam), isParted: false };
}

/** Under the sleeve, where it meets the body, if the background shows there. */
function findGap(
  silhouette: Silhouette,
  seam: number,
  halfWidth: number,
  outwards: number,
): Point | undefined {
  const beyond = shareBeyond(silhouette, seam + outwards * 0.05 * halfWidth, outwards);
  if (beyond < shortestSleeve) return undefined;
  const height = silhouette.bottom - silhouette.top;
  for (let part = 0.02; part <= 0.14; part += 0.02) {
    const x = seam + outwards * part * halfWidth;
    const start = topAt(silhouette, x);
    if (start === undefined || start > silhouette.top + 0.5 * height) continue;
    let y = start;
    while (y <= silhouette.bottom && isInside(silhouette, x, y)) y++;
    if (y < silhouette.top + 0.7 * height) return { x: seam, y };
  }
  return undefined;
}

/** Whether sleeve and body part at an armpit: just below it, little cloth outside the seam is joined to the body. */
function isOpen(silhouette: Silhouette, axis: number, armpit: Point, outwards: number): boolean {
  const rows = 0.2 * (silhouette.bottom - silhouette.top);
  let joined = 0;
  for (let y = armpit.y + 2; y < armpit.y + 2 + rows; y++) {
    const run = runAt(silhouette, axis, y);
    if (!run) continue;
    joined += Math.max(0, outwards < 0 ? armpit.x - run.first : run.last - armpit.x);
  }
  return joined / rows < 0.12 * Math.abs(armpit.x - axis);
}

/** Whether a column outside the seam holds cloth from high up to far down: a sleeve that hangs against the body. */
function hangsBeside(silhouette: Silhouette, column: number): boolean {
  const height = silhouette.bottom - silhouette.top;
  const start = topAt(silhouette, column);
  if (start === undefined || start > silhouette.top + 0.45 * height) return false;
  let y = start;
  while (isInside(silhouette, column, y)) y++;
  return y > silhouette.top + 0.7 * height;
}

/** A side with less of its cloth than this outside the seam has no sleeve. */
const shortestSleeve = 0.015;

/** Under a sleeve that lies against the body: armholes are about a third of a top's length below the shoulder. */
function findHiddenUnderside(silhouette: Silhouette, seam: number): Point {
  const shoulder = topAt(silhouette, seam) ?? silhouette.top;
  return { x: seam, y: shoulder + 0.32 * (silhouette.bottom - shoulder) };
}

/** The part of one half's cloth that lies beyond a column. */
function shareBeyond(silhouette: Silhouette, column: number, outwards: number): number {
  let beyond = 0;
  let all = 0;
  silhouette.inside.forEach((inside, index) => {
    all += inside;
    if (((index % silhouette.width) - column) * outwards > 0) beyond += inside;
  });
  return beyond / (all / 2);
}

/** A gap that begins further down is closed at its top: the sleeve lies against the body there. */
function lowestArmpit(silhouette: Silhouette, seam: number): number {
  const shoulder = topAt(silhouette, seam) ?? silhouette.top;
  return shoulder + 0.42 * (silhouette.bottom - shoulder);
}
