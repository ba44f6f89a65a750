import type { Mask, Point } from '@drapeflow/core';
import { findSleeve, type Sleeve, type SleeveBand } from './sleeve.js';
import {
  isInside,
  runAt,
  silhouetteOf,
  symmetryAxis,
  topAt,
  type Silhouette,
} from './silhouette.js';

/** One half of a garment as it lies in its picture. */
export interface GarmentSide {
  /** Where the collar meets the shoulder seam. */
  readonly neck: Point;
  /** Where the shoulder seam meets the sleeve. */
  readonly shoulder: Point;
  readonly armpit: Point;
  /** On the side seam, half way from armpit to hem. */
  readonly waist: Point;
  readonly hem: Point;
  readonly sleeve: Sleeve | undefined;
}

/** Points of a top that correspond to points of a body, in pixels of the garment picture. */
export interface GarmentLandmarks {
  /** The half on the left of the picture: worn on the person's right. */
  readonly left: GarmentSide;
  readonly right: GarmentSide;
}

/** Finds the landmarks of a top, laid flat with its collar up, from its mask. */
export function findGarmentLandmarks(mask: Mask): GarmentLandmarks {
  const silhouette = silhouetteOf(mask);
  const axis = symmetryAxis(silhouette);
  const widths = bodyHalfWidths(silhouette, axis);
  const left = findSide(silhouette, axis, widths.left, -1);
  const right = findSide(silhouette, axis, widths.right, 1);
  return {
    left: inPicture(asSleeved(left, right), silhouette),
    right: inPicture(asSleeved(right, left), silhouette),
  };
}

/** Sleeves come in pairs: one that lies folded away is as long as the other. */
function asSleeved(side: GarmentSide, other: GarmentSide): GarmentSide {
  if (!other.sleeve || side.sleeve?.spread || (side.sleeve && !other.sleeve.spread)) return side;
  const { length } = other.sleeve;
  const region = side.sleeve?.region ?? new Uint8Array(other.sleeve.region.length);
  const armpit = side.sleeve ? side.armpit : { x: side.armpit.x, y: other.armpit.y };
  return { ...side, armpit, sleeve: { length, region, spread: undefined } };
}

/** Half of a top's width is rarely more than this part of its height; what is wider has sleeves lying against it. */
const widestBody = 0.47;
const usualBody = 0.4;

/** How far the body of the garment reaches to either side of its axis, without sleeves. */
function bodyHalfWidths(silhouette: Silhouette, axis: number): { left: number; right: number } {
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
function withoutSleeve(
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
function shoulderRow(silhouette: Silhouette, axis: number, halfWidth: number): number {
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

function findSide(
  silhouette: Silhouette,
  axis: number,
  outermost: number,
  outwards: -1 | 1,
): GarmentSide {
  const halfWidth = withoutSleeve(silhouette, axis, outermost, outwards);
  const seam = axis + outwards * halfWidth;
  const opening = findGap(silhouette, seam, halfWidth, outwards);
  const isParted =
    opening &&
    opening.y < lowestArmpit(silhouette, seam) &&
    isOpen(silhouette, axis, opening, outwards);
  const gap = isParted ? opening : undefined;
  const hangs = hangsBeside(silhouette, seam + outwards * 0.1 * halfWidth);
  const hidden = !gap && (hangs || opening !== undefined || halfWidth < outermost);
  const underside = hidden ? findHiddenUnderside(silhouette, seam) : gap;
  const shoulder = underside
    ? { x: seam, y: topAt(silhouette, seam) ?? silhouette.top }
    : findStrapEnd(silhouette, axis, halfWidth, outwards);
  const neck = findNeck(silhouette, axis, halfWidth, outwards);
  const armpit = underside ?? findArmhole(silhouette, seam, halfWidth, outwards);
  const hem = findHem(silhouette, seam, halfWidth, outwards);
  const waistRow = (armpit.y + hem.y) / 2;
  const waist = { x: edgeNear(silhouette, seam, waistRow, halfWidth, outwards), y: waistRow };
  const body = gap && axis;
  const sleeve = underside && findSleeve(silhouette, { shoulder, armpit, outwards, body });
  return { neck, shoulder, armpit, waist, hem, sleeve };
}

/** A gap that begins further down is closed at its top: the sleeve lies against the body there. */
function lowestArmpit(silhouette: Silhouette, seam: number): number {
  const shoulder = topAt(silhouette, seam) ?? silhouette.top;
  return shoulder + 0.42 * (silhouette.bottom - shoulder);
}

/** What stands higher above the shoulders, in parts of the top's length, is a hood or a high collar. */
const highestCollar = 0.12;

/** The highest point beside the neck opening; under a hood or a high collar, where the shoulder seam would end. */
function findNeck(
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

/** The outer end of the shoulder strap of a top without sleeves. */
function findStrapEnd(
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
function findArmhole(
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

/** The hem's corner. */
function findHem(silhouette: Silhouette, seam: number, halfWidth: number, outwards: number): Point {
  const inner = seam - outwards * 0.25 * halfWidth;
  let y = silhouette.bottom;
  while (y > silhouette.top && !isInside(silhouette, inner, y)) y--;
  const row = y - 3;
  return { x: edgeNear(silhouette, seam, row, halfWidth, outwards), y };
}

/** The edge of the cloth nearest to the seam at a row, if it is near. */
function edgeNear(
  silhouette: Silhouette,
  seam: number,
  row: number,
  halfWidth: number,
  outwards: number,
): number {
  const reach = 0.18 * halfWidth;
  for (let offset = -reach; offset <= reach; offset++) {
    const x = seam + outwards * offset;
    if (isInside(silhouette, x, row) && !isInside(silhouette, x + outwards, row)) return x;
  }
  return seam;
}

/** A side in pixels of the picture; the region stays in those of the silhouette. */
function inPicture(side: GarmentSide, { toPicture: move, scale }: Silhouette): GarmentSide {
  const moveBand = ({ outer, inner }: SleeveBand) => ({ outer: move(outer), inner: move(inner) });
  return {
    neck: move(side.neck),
    shoulder: move(side.shoulder),
    armpit: move(side.armpit),
    waist: move(side.waist),
    hem: move(side.hem),
    sleeve: side.sleeve && {
      region: side.sleeve.region,
      length: side.sleeve.length * scale,
      spread: side.sleeve.spread && {
        middle: moveBand(side.sleeve.spread.middle),
        cuff: moveBand(side.sleeve.spread.cuff),
      },
    },
  };
}
