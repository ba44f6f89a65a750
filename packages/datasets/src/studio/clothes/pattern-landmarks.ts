import {
  connectedComponents,
  runAt,
  topAt,
  type GarmentLandmarks,
  type GarmentSide,
  type Point,
  type Silhouette,
} from '@drapeflow/core';

/** One half of a garment, in pixels of the silhouette. */
export interface PatternSide extends Pick<
  GarmentSide,
  'neck' | 'shoulder' | 'armpit' | 'waist' | 'hem'
> {
  /** 'hidden': there is one, but it lies folded, or where it cannot be told from the body. */
  readonly sleeve: 'spread' | 'hidden' | 'none';
}

export interface PatternLandmarks {
  readonly left: PatternSide;
  readonly right: PatternSide;
}

/** A pocket of background under a sleeve counts from this part of the cloth's area on. */
const smallestPocket = 0.003;
/** Pockets further in, by the distance of the side seam that was supposed, are none. */
const nearestAxis = 0.7;
/** Of pockets that are open to the side, the end is not further out than this, by the same. */
const farthestAxis = 1.2;
const levelCost = 1.6;
/** Rows that armpits lie in, by the garment's height. */
const highest = 0.12;
const lowest = 0.6;
/** Without sleeves, the side seam begins where the cloth is so wide, by its widest in the middle rows. */
const almostWidest = 0.95;
/** How far an armhole's edge lies inside the straight line between its ends, by the side seam's distance. */
const hollowness = 0.035;
/** How far from the axis straps reach at least, by the same; hoods and collars are narrower. */
const narrowestStrap = 0.58;
/** What rises higher above the shoulder than this part of the chest's width is a hood or a high collar. */
const highestCollar = 0.15;
/** Half a neck's width under it, by the same. */
const widestNeck = 0.19;
/** Armholes lean inwards, towards the shoulder, by this part of the armpit's distance. */
const armholeLean = 0.14;
/** Bodies flare by less than this factor from armpit to hem. */
const widestFlare = 1.3;

/** Brings landmarks to the silhouette, and shoulders and armpits to where the outline shows them. */
export function patternLandmarks(
  found: GarmentLandmarks,
  silhouette: Silhouette,
  axis: number,
): PatternLandmarks {
  return {
    left: patternSide(found.left, silhouette, axis, -1),
    right: patternSide(found.right, silhouette, axis, 1),
  };
}

function patternSide(
  found: GarmentSide,
  silhouette: Silhouette,
  axis: number,
  outwards: -1 | 1,
): PatternSide {
  const move = silhouette.fromPicture;
  const upper = upperSide(found, silhouette, axis, outwards);
  const hemDown = move(found.hem).y;
  const sideAt = (y: number) => ({
    x: sideSeamAt(silhouette, axis, upper.armpit.x, y, outwards),
    y,
  });
  return { ...upper, waist: sideAt((upper.armpit.y + hemDown) / 2), hem: sideAt(hemDown) };
}

/** The landmarks from the armpit upwards. */
function upperSide(
  found: GarmentSide,
  silhouette: Silhouette,
  axis: number,
  outwards: -1 | 1,
): Omit<PatternSide, 'waist' | 'hem'> {
  const move = silhouette.fromPicture;
  const side = {
    neck: move(found.neck),
    shoulder: move(found.shoulder),
    armpit: move(found.armpit),
  };
  const open = found.sleeve && openArmpit(silhouette, axis, side.armpit, outwards);
  if (!open) {
    const armhole = armholeEdge(silhouette, axis, outwards);
    if (!found.sleeve || armhole.isHollow) {
      const { shoulder, armpit } = armhole;
      return {
        neck: strapsInnerEnd(silhouette, axis, shoulder, outwards),
        shoulder,
        armpit,
        sleeve: 'none',
      };
    }
    const neck = belowHood(silhouette, axis, side, outwards);
    return { ...side, neck, sleeve: found.sleeve.spread ? 'spread' : 'hidden' };
  }
  const x = open.x - armholeLean * (open.x - axis);
  const shoulder = { x, y: topAt(silhouette, x) ?? side.shoulder.y };
  const neck = belowHood(silhouette, axis, { ...side, armpit: open, shoulder }, outwards);
  return { neck, shoulder, armpit: open, sleeve: 'spread' };
}

/** How far from the axis the side seam lies at a row; where a sleeve lies against it, straight below the armpit. */
function sideSeamAt(
  silhouette: Silhouette,
  axis: number,
  armpit: number,
  y: number,
  outwards: -1 | 1,
): number {
  const run = runAt(silhouette, axis, Math.min(y, silhouette.bottom) - 3);
  if (!run) return armpit;
  const edge = outwards < 0 ? run.first : run.last;
  const isSeam = Math.abs(edge - axis) < widestFlare * Math.abs(armpit - axis);
  return isSeam ? edge : armpit;
}

/**
 * Where background shows under a sleeve, the armpit is the upper inner end of that pocket: of one with the sleeve beside
 * it, or, under a sleeve that lies level, of one that is open to the side.
 */
function openArmpit(
  silhouette: Silhouette,
  axis: number,
  supposed: Point,
  outwards: -1 | 1,
): Point | undefined {
  const under = underCloth(silhouette, axis, nearestAxis * Math.abs(supposed.x - axis), outwards);
  const beside = besideSleeve(under, silhouette, outwards);
  const enclosed = pocketEnd(beside, silhouette, axis, outwards, 1);
  if (enclosed) return enclosed;
  const open = pocketEnd(under, silhouette, axis, outwards, levelCost);
  const isNear = open && Math.abs(open.x - axis) < farthestAxis * Math.abs(supposed.x - axis);
  return isNear ? open : undefined;
}

/** The background that has cloth above it, further out than a distance from the axis. */
function underCloth(
  { width, height, inside }: Silhouette,
  axis: number,
  nearest: number,
  outwards: -1 | 1,
): Uint8Array {
  const under = new Uint8Array(width * height);
  for (let x = 0; x < width; x++) {
    if (outwards * (x - axis) <= nearest) continue;
    let isUnder = false;
    for (let at = x; at < inside.length; at += width) {
      if (inside[at]) isUnder = true;
      else if (isUnder) under[at] = 1;
    }
  }
  return under;
}

/** What of it has cloth further out in its row. */
function besideSleeve(
  under: Uint8Array,
  { width, inside }: Silhouette,
  outwards: -1 | 1,
): Uint8Array {
  const beside = new Uint8Array(under.length);
  for (let row = 0; row < under.length; row += width) {
    let hasSleeve = false;
    for (let n = 0; n < width; n++) {
      const at = row + (outwards < 0 ? n : width - 1 - n);
      if (inside[at]) hasSleeve = true;
      else if (hasSleeve) beside[at] = under[at];
    }
  }
  return beside;
}

/** The upper inner end of large pockets. @param outwardsCost how much further out counts against further down */
function pocketEnd(
  pockets: Uint8Array,
  { width, height, inside, top, bottom }: Silhouette,
  axis: number,
  outwards: -1 | 1,
  outwardsCost: number,
): Point | undefined {
  const cloth = inside.reduce((sum, value) => sum + value, 0);
  const { labels, sizes } = connectedComponents(pockets, width, height);
  let best: Point | undefined;
  let bestCost = Infinity;
  for (let at = 0; at < labels.length; at++) {
    if (!labels[at] || sizes[labels[at]] < smallestPocket * cloth) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    if (y < top + highest * (bottom - top) || y > top + lowest * (bottom - top)) continue;
    const cost = y + outwardsCost * outwards * (x - axis);
    if (cost < bestCost) [best, bestCost] = [{ x, y: y - 1 }, cost];
  }
  return best;
}

/**
 * The ends of the armhole of a top without sleeves, the outer corner of the strap and the top of the side seam, and
 * whether the outline is hollow between them, as it is without sleeves only.
 */
function armholeEdge(
  { width, inside, top, bottom }: Silhouette,
  axis: number,
  outwards: -1 | 1,
): { shoulder: Point; armpit: Point; isHollow: boolean } {
  const height = bottom - top;
  const extents = Array.from({ length: bottom - top + 1 }, (_, row) => {
    let extent = 0;
    for (let x = 0; x < width; x++) {
      if (inside[(top + row) * width + x]) extent = Math.max(extent, outwards * (x - axis));
    }
    return extent;
  });
  const middle = extents.slice(Math.round(0.35 * height), Math.round(0.6 * height));
  const wide = almostWidest * Math.max(...middle);
  const row = extents.findIndex((extent, index) => index > 0.1 * height && extent >= wide);
  const corner = extents
    .slice(0, row + 1)
    .reduce((best, extent, index) => (extent - index > extents[best] - best ? index : best), 0);
  const at = (index: number) => ({ x: axis + outwards * extents[index], y: top + index });
  const hollow = extents.slice(corner, row).map((extent, index) => {
    const part = index / (row - corner);
    return extents[corner] + (extents[row] - extents[corner]) * part - extent;
  });
  const isHollow =
    Math.max(...hollow) > hollowness * wide && extents[corner] > narrowestStrap * wide;
  return { shoulder: at(corner), armpit: at(row), isHollow };
}

/** The top of the strap that is nearest to the neck: from there inwards the outline falls to the neckline. */
function strapsInnerEnd(
  silhouette: Silhouette,
  axis: number,
  shoulder: Point,
  outwards: -1 | 1,
): Point {
  const fall = 0.03 * (silhouette.bottom - silhouette.top);
  let best = shoulder;
  for (let x = shoulder.x; outwards * (x - axis) > 0; x -= outwards) {
    const y = topAt(silhouette, x);
    if (y === undefined || y > best.y + fall) break;
    if (y <= best.y) best = { x, y };
  }
  return best;
}

/** Where a hood or a high collar rises from the shoulder; otherwise the neck that was found. */
function belowHood(
  silhouette: Silhouette,
  axis: number,
  { neck, shoulder, armpit }: Pick<PatternSide, 'neck' | 'shoulder' | 'armpit'>,
  outwards: -1 | 1,
): Point {
  const chest = 2 * Math.abs(armpit.x - axis);
  // Outside of this it is the shoulder that rises.
  const start = axis + outwards * Math.min(0.36 * chest, Math.abs(shoulder.x - axis));
  for (let x = start; outwards * (x - axis) > 0; x -= outwards) {
    const [y, beyond] = [topAt(silhouette, x), topAt(silhouette, x - 3 * outwards)];
    if (y === undefined || beyond === undefined) return neck;
    const isSteep = y - beyond > 6;
    if (isSteep && y - silhouette.top > highestCollar * chest) {
      // A hood is wider than the neck.
      const aside = Math.min(outwards * (x - axis), widestNeck * chest);
      return { x: axis + outwards * aside, y };
    }
  }
  return neck;
}
