import type { GarmentLandmarks, GarmentSide, Point, Sleeve } from '@drapeflow/core';
import { armRadius, onArm, torsoPoint, type Arm, type BodyFrame } from '../body/body-frame.js';
import type { TorsoProfile } from '../body/torso-profile.js';
import type { OldHem } from './old-hem.js';
import { add, clamp, distance, middle, mix, smoothStep } from '../body/vector.js';
import { thinPlateSpline, type PlaneMapping } from './thin-plate-spline.js';

/** Where a place on a straight sleeve goes: `along` 0 armhole … 1 cuff, `across` −1 inner … +1 outer edge. */
export type SleeveMapping = (along: number, across: number) => Point;

/** Where each part of the garment goes, in pixels of the working image. */
export interface Placement {
  /** Pixels of the working image for each pixel of the garment picture. */
  readonly zoom: number;
  readonly torso: PlaneMapping;
  /** Where the hem lies, in torso lengths from the shoulders. */
  readonly hemAlong: number;
  readonly left: SleeveMapping | undefined;
  readonly right: SleeveMapping | undefined;
  /** How far down the arms the sleeves reach, 0 shoulder … 1 wrist. */
  readonly leftSleeveEnd: number;
  readonly rightSleeveEnd: number;
}

/** Shoulder to wrist, in shoulder widths, of adults. */
const armLength = 1.5;
/** A sleeve that reaches so far down the arm is meant to reach the wrist. */
const longSleeve = 0.75;
const shortestSleeve = 0.22;
/** How far down the arm lies what is straight above a top's side seam, in shoulder widths. */
const seamOnArm = 0.1;

/** Lays a garment on a body: landmark by landmark, thin-plate splines in between. */
export function placeGarment(
  garment: GarmentLandmarks,
  body: BodyFrame,
  profile: TorsoProfile,
  outline: { readonly left: Point; readonly right: Point },
  oldHem: OldHem | undefined,
): Placement {
  const shoulders = { left: outline.left, right: outline.right };
  const garmentShoulders = distance(garment.left.shoulder, garment.right.shoulder);
  const zoom = (1.16 * body.scale) / garmentShoulders;
  const armpitAlong = (0.36 * body.scale) / body.torsoLength;
  const hemAlong = hemOf(garment, body, zoom, oldHem);
  const waistAlong = (armpitAlong + hemAlong) / 2;
  const neckWidth = (garment.right.neck.x - garment.left.neck.x) / garmentShoulders;
  const body2 = { armpitAlong, waistAlong, hemAlong };
  const left = sideTargets(body, profile, body2, shoulders.left, neckWidth, -1);
  const right = sideTargets(body, profile, body2, shoulders.right, neckWidth, 1);
  const torso = thinPlateSpline(
    [
      ...sidePoints(garment.left),
      ...sidePoints(garment.right),
      middle(garment.left.waist, garment.right.waist),
      middle(garment.left.hem, garment.right.hem),
    ],
    [...left, ...right, middle(left[3], right[3]), middle(left[4], right[4])],
    0.002,
  );
  const leftEnd = sleeveEnd(garment.left, zoom, body);
  const rightEnd = sleeveEnd(garment.right, zoom, body);
  return {
    zoom,
    torso,
    hemAlong,
    left: placeSleeve(garment.left, body, body.left, shoulders.left, left[2], zoom, leftEnd),
    right: placeSleeve(garment.right, body, body.right, shoulders.right, right[2], zoom, rightEnd),
    leftSleeveEnd: leftEnd,
    rightSleeveEnd: rightEnd,
  };
}

/** The landmarks of one side, in the order of `sideTargets`. */
function sidePoints(side: GarmentSide): readonly Point[] {
  return [side.neck, side.shoulder, side.armpit, side.waist, side.hem];
}

function sideTargets(
  body: BodyFrame,
  profile: TorsoProfile,
  levels: { armpitAlong: number; waistAlong: number; hemAlong: number },
  shoulder: Point,
  neckWidth: number,
  outwards: -1 | 1,
): readonly Point[] {
  const edge = (along: number, ease: number) => {
    const extent = profile.at(body, along);
    const aside = (outwards < 0 ? extent.left : extent.right) + outwards * ease * body.scale;
    return torsoPoint(body, along, aside);
  };
  const neckAside = outwards * (neckWidth / 2) * 1.2 * body.scale * (0.5 + 0.5 * body.frontal);
  const neck = torsoPoint(body, (-0.2 * body.scale) / body.torsoLength, neckAside);
  return [
    neck,
    shoulder,
    edge(levels.armpitAlong, 0),
    edge(levels.waistAlong, 0.03),
    edge(levels.hemAlong, 0.05),
  ];
}

/** Where the hem falls, in torso lengths: as long as the garment is, and over the old garment where it is near. */
function hemOf(
  garment: GarmentLandmarks,
  body: BodyFrame,
  zoom: number,
  oldHem: OldHem | undefined,
): number {
  const shoulders = middle(garment.left.shoulder, garment.right.shoulder);
  const hem = middle(garment.left.hem, garment.right.hem);
  const length = ((hem.y - shoulders.y) * zoom) / body.torsoLength - 0.08;
  const natural = clamp(length, 0.7, 1.5);
  if (oldHem === undefined) return natural;
  const longest = natural + (oldHem.leavesPicture ? 0.7 : 0.35);
  return clamp(oldHem.along + 0.03, natural, longest);
}

/** The part of the arm that a sleeve covers, measured along its outer edge. */
function sleeveEnd({ shoulder, sleeve }: GarmentSide, zoom: number, body: BodyFrame): number {
  if (!sleeve) return 0;
  const outer = sleeve.spread
    ? distance(shoulder, sleeve.spread.middle.outer) +
      distance(sleeve.spread.middle.outer, sleeve.spread.cuff.outer)
    : 0;
  const length = Math.max(outer, sleeve.length) * zoom + seamOnArm * body.scale;
  const part = length / (armLength * body.scale);
  return part > longSleeve ? 1 : Math.max(part, shortestSleeve);
}

/** Bends a straight sleeve along the arm's bones. */
function placeSleeve(
  side: GarmentSide,
  body: BodyFrame,
  arm: Arm,
  shoulder: Point,
  armpit: Point,
  zoom: number,
  end: number,
): SleeveMapping | undefined {
  if (!side.sleeve) return undefined;
  const widths = sleeveWidths(side, side.sleeve).map((width) => (width * zoom) / 2);
  return (along, across) => {
    const part = clamp(along, 0, 1.1) * end;
    const flat = mix({ x: widths[0], y: 0 }, { x: widths[1], y: 0 }, clamp(2 * along - 1, 0, 1)).x;
    const radius = sleeveRadius(body, part, flat);
    const bone = onArm(arm, part);
    const normal = { x: arm.outwards * bone.along.y, y: -arm.outwards * bone.along.x };
    // Past its edges the straightened picture of a sleeve is not to be trusted.
    const aside = clamp(across, -1.2, 1.2);
    const onSleeve = add(bone.point, normal, aside * radius);
    // The sleeve begins as wide as the armhole, from the shoulder's end to the armpit.
    const onArmhole = mix(armpit, shoulder, (aside + 1) / 2);
    return mix(onArmhole, onSleeve, smoothStep(0, Math.min(1, 0.3 / end), along));
  };
}

/** Half way and at the cuff, in pixels of the picture; of a folded sleeve, as sleeves usually are. */
function sleeveWidths({ shoulder, armpit }: GarmentSide, { spread }: Sleeve): [number, number] {
  if (!spread) {
    const armhole = distance(shoulder, armpit);
    return [0.75 * armhole, 0.5 * armhole];
  }
  const { middle: half, cuff } = spread;
  return [distance(half.outer, half.inner), distance(cuff.outer, cuff.inner)];
}

/** Half a sleeve's width on the arm: as wide as it is cut, but round the arm rather than flat. */
function sleeveRadius(body: BodyFrame, part: number, flat: number): number {
  const arm = armRadius(body, part);
  return clamp(0.75 * flat, arm, 1.15 * arm) + 0.015 * body.scale;
}
