import type { Mask, Point } from '../contracts/image.js';
import { bodyHalfWidths, withoutSleeve } from './body-width.js';
import { findNeck } from './neck.js';
import { isInside, silhouetteOf, symmetryAxis, topAt, type Silhouette } from './silhouette.js';
import { findArmhole, findStrapEnd } from './sleeveless.js';
import { findSleeve, type Sleeve, type SleeveBand } from './sleeve.js';
import { findUnderside } from './underside.js';

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

function findSide(
  silhouette: Silhouette,
  axis: number,
  outermost: number,
  outwards: -1 | 1,
): GarmentSide {
  const halfWidth = withoutSleeve(silhouette, axis, outermost, outwards);
  const seam = axis + outwards * halfWidth;
  const underside = findUnderside(silhouette, axis, halfWidth, outwards, halfWidth < outermost);
  const shoulder = underside
    ? { x: seam, y: topAt(silhouette, seam) ?? silhouette.top }
    : findStrapEnd(silhouette, axis, halfWidth, outwards);
  const neck = findNeck(silhouette, axis, halfWidth, outwards);
  const armpit = underside?.armpit ?? findArmhole(silhouette, seam, halfWidth, outwards);
  const hem = findHem(silhouette, seam, halfWidth, outwards);
  const waistRow = (armpit.y + hem.y) / 2;
  const waist = { x: edgeNear(silhouette, seam, waistRow, halfWidth, outwards), y: waistRow };
  const body = underside?.isParted ? axis : undefined;
  const sleeve = underside && findSleeve(silhouette, { shoulder, armpit, outwards, body });
  return { neck, shoulder, armpit, waist, hem, sleeve };
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
