import { isInside, runAt, topAt, type Silhouette } from './silhouette.js';

/** Half of a top's width is rarely more than this part of its height; what is wider has sleeves lying against it. */
const widestBody = 0.47;
const usualBody = 0.4;

/** How far the body of the garment reaches to either side of its axis, without sleeves. */
export function bodyHalfWidths(
  silhouette: Silhouette,
  axis: number,
): { left: number; right: number } {
  const left: number[] = [];
  const right: number[] = [];
  const height = silhouette.bottom - silhouette.top;
  for (let y = silhouette.top + 0.45 * height; y < silhouette.top + 0.97 * height; y++) {
    const run = runAt(silhouette, axis, y);
    if (!run) continue;
    left.push(axis - run.first);
    right.push(run.last - axis);
  }
  if (left.length === 0) return { left: silhouette.width / 4, right: silhouette.width / 4 };
  const hem = hemRun(silhouette, axis, height);
  const usual = (values: number[], hemHalf: number) => {
    const sorted = values.toSorted((a, b) => a - b);
    const [narrow, third] = [0.08, 0.3].map((part) => sorted[Math.floor(part * sorted.length)]);
    // The hem shows the body's width where a sleeve lies against the side above it.
    const width = hemHalf > 0.25 * height ? Math.min(third, 1.05 * hemHalf) : third;
    if (width < widestBody * height) return width;
    const plausible = narrow > 0.25 * height && narrow < widestBody * height;
    return plausible ? narrow : usualBody * height;
  };
  const found = { left: usual(left, hem.left), right: usual(right, hem.right) };
  const widest = 1.12 * Math.min(found.left, found.right);
  return { left: Math.min(found.left, widest), right: Math.min(found.right, widest) };
}

/**
 * Straight above a body's side seam is the shoulder. Where the outline has fallen far by then, either a sleeve was
 * counted in, and the outline falls evenly, or there is none, and it falls steeply from the strap into the armhole.
 */
export function withoutSleeve(
  silhouette: Silhouette,
  axis: number,
  halfWidth: number,
  outwards: -1 | 1,
): number {
  const top = shoulderRow(silhouette, axis, halfWidth);
  const height = silhouette.bottom - top;
  const fallAt = (half: number) =>
    ((topAt(silhouette, axis + outwards * half) ?? silhouette.bottom) - top) / height;
  const outermost = 0.97 * halfWidth;
  const fall = fallAt(outermost);
  if (fall < 0.2 || fall > 0.6) return halfWidth;
  let shoulder = 0.5 * halfWidth;
  while (shoulder < halfWidth && fallAt(shoulder + 1) < shoulderFall) shoulder++;
  const isArmhole = fallAt((shoulder + outermost) / 2) > shoulderFall + 0.7 * (fall - shoulderFall);
  return isArmhole ? halfWidth : shoulder;
}

/** By how much of a top's length its shoulder seam falls from neck to sleeve. */
const shoulderFall = 0.12;

/** The first row that is more than half as wide as the body: below hood and collar. */
export function shoulderRow(silhouette: Silhouette, axis: number, halfWidth: number): number {
  for (let y = silhouette.top; y < silhouette.bottom; y++) {
    const run = runAt(silhouette, axis, y);
    if (run && run.last - run.first > 1.1 * halfWidth) return y;
  }
  return silhouette.top;
}

/** How far the cloth reaches to either side of the axis just above the hem. */
function hemRun(
  silhouette: Silhouette,
  axis: number,
  height: number,
): { left: number; right: number } {
  let row = silhouette.bottom;
  while (row > silhouette.top && !isInside(silhouette, axis, row)) row--;
  const run = runAt(silhouette, axis, row - Math.round(0.04 * height));
  return run ? { left: axis - run.first, right: run.last - axis } : { left: 0, right: 0 };
}
