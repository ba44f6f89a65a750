import type { Point } from '@drapeflow/core';
import { bandAlong, mirrored, rounded } from './line.js';
import type { SleeveCut, TopCut } from './top.js';

/** One piece of cloth of a top that lies flat; centimetres, x from the middle to the picture's right, y down. */
export interface LaidPiece {
  readonly outline: readonly Point[];
  /** How far its grain is turned, radians, and about which point. */
  readonly grain: number;
  readonly origin: Point;
  /** How much light it gets: the inside of a garment little. */
  readonly light: number;
  readonly kind: 'cloth' | 'rib' | 'inside';
  /** Whether the print of the front is on it. */
  readonly isFront: boolean;
}

/** A top that lies flat: pieces from the lowest to the uppermost, lines of stitches, and buttons. */
export interface LaidTop {
  readonly pieces: readonly LaidPiece[];
  readonly seams: readonly (readonly Point[])[];
  readonly buttons: readonly Point[];
  /** The print's middle. */
  readonly printAt: Point;
}

export function layTop(cut: TopCut): LaidTop {
  const neck = neckLine(cut, cut.neckDown);
  const backNeck = neckLine(cut, cut.backNeckDown);
  const side = sideLine(cut);
  const hem = hemLine(cut);
  const front = [...neck, ...side, ...hem.slice(1, -1), ...mirrored(side).reverse()];
  const { trims } = cut;
  const pieces: LaidPiece[] = [];
  const seams: (readonly Point[])[] = [];
  if (trims.hasHood) pieces.push(piece(hoodOutline(cut), { light: 0.94 }));
  pieces.push(piece([...backNeck, ...[...neck].reverse()], { kind: 'inside', light: 0.62 }));
  if (trims.neckBand > 0) {
    pieces.push(piece(bandAlong(backNeck, trims.neckBand), { kind: 'rib', light: 0.78 }));
  }
  for (const outwards of [-1, 1] as const) {
    if (!cut.sleeve) continue;
    const sleeve = laySleeve(cut, cut.sleeve, outwards);
    pieces.push(...sleeve.pieces);
    seams.push(...sleeve.seams);
  }
  pieces.push(piece(front, { isFront: true }));
  seams.push(...armholeSeams(cut));
  if (trims.neckBand > 0) {
    const band = bandAlong(neck, trims.neckBand);
    pieces.push(piece(band, { kind: 'rib' }));
    seams.push(band.slice(neck.length));
  }
  if (trims.hemBand > 0) {
    const band = bandAlong(hem, trims.hemBand);
    if (trims.hemBand > 3) pieces.push(piece(band, { kind: 'rib' }));
    seams.push(band.slice(hem.length));
  }
  const buttons: Point[] = [];
  if (trims.placket > 0) {
    const end = Math.min(cut.neckDown + trims.placket, cut.length + cut.hemSag);
    seams.push(upright(-1.6, cut.neckDown, end), upright(1.6, cut.neckDown, end));
    for (let y = cut.neckDown + 2.5; y < end - 2; y += 8) buttons.push({ x: 0, y });
  }
  if (trims.hasPocket) {
    const pocket = trims.hasHood ? bellyPocket(cut) : chestPocket(cut);
    pieces.push(piece(pocket, { light: 1.02 }));
    seams.push([...pocket, pocket[0]]);
  }
  if (trims.hasCollar) {
    for (const collar of collarOutlines(cut)) {
      pieces.push(piece(collar, { light: 1.04, grain: 0.5 * Math.sign(collar[1].x) }));
      seams.push(collar.slice(1));
    }
  }
  const printDown = Math.max(cut.armpitDown - 2, cut.neckDown + 6) + 4;
  return { pieces, seams, buttons, printAt: { x: 0, y: printDown } };
}

function piece(outline: readonly Point[], more: Partial<LaidPiece> = {}): LaidPiece {
  return {
    outline,
    grain: 0,
    origin: { x: 0, y: 0 },
    light: 1,
    kind: 'cloth',
    isFront: false,
    ...more,
  };
}

/** From the neck's left end to its right one. */
function neckLine({ neckAside, neckPower }: TopCut, depth: number): Point[] {
  return Array.from({ length: 33 }, (_, i) => {
    const part = -1 + i / 16;
    return { x: part * neckAside, y: depth * (1 - Math.abs(part) ** neckPower) };
  });
}

/** From the neck over the shoulder and down the right side to the hem. */
function sideLine(cut: TopCut): Point[] {
  const { shoulderAside, shoulderDown, chestAside, armpitDown, waistAside, hemAside, length } = cut;
  const waistDown = (armpitDown + length) / 2 - 2;
  // Without a sleeve the armhole is hollow.
  const hollow = cut.sleeve ? 0.2 : 1;
  const inner = shoulderAside - 0.35 * hollow * (chestAside - shoulderAside) - 0.4 * hollow;
  return [
    ...rounded([
      { x: shoulderAside, y: shoulderDown },
      { x: inner, y: shoulderDown + 0.55 * (armpitDown - shoulderDown) },
      { x: inner + 0.35 * (chestAside - inner), y: armpitDown - 1 },
      { x: chestAside, y: armpitDown },
    ]),
    ...rounded([
      { x: chestAside, y: armpitDown },
      { x: waistAside, y: waistDown },
      { x: hemAside, y: length },
    ]).slice(1),
  ];
}

/** From the right corner to the left one. */
function hemLine({ hemAside, length, hemSag }: TopCut): Point[] {
  return Array.from({ length: 25 }, (_, i) => {
    const part = 1 - i / 12;
    return { x: part * hemAside, y: length + hemSag * (1 - part ** 2) };
  });
}

function laySleeve(
  cut: TopCut,
  { length, slope, cuffWidth }: SleeveCut,
  outwards: -1 | 1,
): { pieces: LaidPiece[]; seams: Point[][] } {
  const along = { x: Math.cos(slope), y: Math.sin(slope) };
  const across = { x: -along.y, y: along.x };
  const shoulder = { x: cut.shoulderAside, y: cut.shoulderDown };
  const armpit = { x: cut.chestAside, y: cut.armpitDown };
  const outerEnd = { x: shoulder.x + along.x * length, y: shoulder.y + along.y * length };
  const innerEnd = { x: outerEnd.x + across.x * cuffWidth, y: outerEnd.y + across.y * cuffWidth };
  const outer = rounded([
    shoulder,
    { x: shoulder.x + 0.3 * length * along.x + 1.5, y: shoulder.y + 0.3 * length * along.y - 0.8 },
    outerEnd,
  ]);
  // The underlap reaches below the body, so that no gap shows at the armhole.
  const underlap = [
    { x: armpit.x - 4, y: armpit.y - 3 },
    { x: shoulder.x - 3, y: shoulder.y + 1 },
  ];
  const outline = [...outer, innerEnd, armpit, ...underlap];
  const place = (points: readonly Point[]) => (outwards < 0 ? mirrored(points) : [...points]);
  const grain = outwards * (slope - Math.PI / 2);
  const origin = place([shoulder])[0];
  const pieces = [piece(place(outline), { grain, origin, light: 0.97 })];
  const band = cut.trims.cuffBand;
  const inwards = (point: Point) => ({ x: point.x - along.x * band, y: point.y - along.y * band });
  const cuff = [outerEnd, innerEnd, inwards(innerEnd), inwards(outerEnd)];
  if (band > 3) pieces.push(piece(place(cuff), { kind: 'rib', grain, origin }));
  return { pieces, seams: [place([inwards(innerEnd), inwards(outerEnd)])] };
}

function armholeSeams(cut: TopCut): Point[][] {
  if (!cut.sleeve) return [];
  const side = sideLine(cut);
  const armhole = side.slice(0, side.findIndex(({ y }) => y >= cut.armpitDown) + 1);
  return [armhole, mirrored(armhole)];
}

function upright(x: number, from: number, to: number): Point[] {
  return [
    { x, y: from },
    { x, y: to },
  ];
}

/** Its two halves fall from the neck's sides to points before the chest. */
function collarOutlines({ neckAside, neckDown }: TopCut): Point[][] {
  const half = [
    { x: 0.4, y: neckDown - 0.3 },
    { x: 5.6, y: neckDown + 5 },
    { x: neckAside + 3.2, y: 3.2 },
    { x: neckAside + 0.4, y: -2.4 },
    { x: neckAside - 1.6, y: -1.6 },
    { x: 0.6 * neckAside, y: 0.45 * neckDown },
  ];
  return [half, mirrored(half)];
}

function hoodOutline({ neckAside, neckDown }: TopCut): Point[] {
  const half = rounded([
    { x: 0, y: -27 },
    { x: 0.9 * neckAside + 3, y: -26 },
    { x: neckAside + 5.5, y: -10 },
    { x: neckAside + 2, y: 2 },
    { x: 0, y: neckDown },
  ]);
  return [...half, ...mirrored(half).reverse()];
}

function chestPocket({ chestAside, armpitDown }: TopCut): Point[] {
  const [x, y] = [0.28 * chestAside, armpitDown - 5];
  return [
    { x, y },
    { x: x + 10, y },
    { x: x + 10, y: y + 9.5 },
    { x: x + 5, y: y + 11.5 },
    { x, y: y + 9.5 },
  ];
}

function bellyPocket({ waistAside, length }: TopCut): Point[] {
  const half = [
    { x: 0.42 * waistAside, y: length - 25 },
    { x: 0.7 * waistAside, y: length - 15 },
    { x: 0.7 * waistAside, y: length - 7 },
  ];
  return [...half, ...mirrored(half).reverse()];
}
