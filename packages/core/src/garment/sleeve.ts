import type { Point } from '../contracts/image.js';
import { distancesFrom, type Armhole } from './sleeve-distance.js';
import type { Silhouette } from './silhouette.js';

/** A sleeve across: where its two edges are. `outer` continues the shoulder, `inner` the armpit. */
export interface SleeveBand {
  readonly outer: Point;
  readonly inner: Point;
}

/** A sleeve of the garment picture. */
export interface Sleeve {
  /** Along the sleeve, from the armhole to the cuff. */
  readonly length: number;
  /** 1 for each silhouette pixel of the sleeve. */
  readonly region: Uint8Array;
  /** Where the sleeve lies, if it is spread out well enough to be seen; undefined for one that is folded away. */
  readonly spread: SleeveSpread | undefined;
}

export interface SleeveSpread {
  /** Half way along the sleeve. */
  readonly middle: SleeveBand;
  readonly cuff: SleeveBand;
}

const smallestSleeve = 0.006;

/**
 * Finds the sleeve that begins at an armhole: distances are measured inside the cloth, so that bent and
 * hanging sleeves are followed to their cuffs.
 * @returns undefined where nothing that counts hangs on the armhole
 */
export function findSleeve(silhouette: Silhouette, armhole: Armhole): Sleeve | undefined {
  const distances = distancesFrom(silhouette, armhole);
  const reached = [...distances.entries()].filter(([, distance]) => distance > 0);
  const area = silhouette.inside.reduce((sum, value) => sum + value, 0);
  if (reached.length < smallestSleeve * area) return undefined;
  const sorted = reached.map(([, distance]) => distance).sort((a, b) => a - b);
  const length = sorted[Math.floor(0.98 * (sorted.length - 1))];
  const start = middleOf([armhole.shoulder, armhole.armpit]);
  const pointsBetween = (from: number, to: number) =>
    reached
      .filter(([, distance]) => distance >= from * length && distance <= to * length)
      .map(([index]) => pointAt(silhouette, index));
  const half = pointsBetween(0.42, 0.58);
  const end = pointsBetween(0.86, 1.1);
  if (half.length < 3 || end.length < 3) return undefined;
  const knee = middleOf(half);
  const tip = middleOf(end);
  const spread = {
    middle: bandOf(half, start, tip, armhole),
    cuff: bandAtEnd(end, knee, tip, armhole),
  };
  const region = regionOf(silhouette, distances);
  if (isSpread(spread, armhole)) return { length, region, spread };
  // Folded along the body, a sleeve hangs down as far as any of it is seen.
  const lowest = Math.floor(region.lastIndexOf(1) / silhouette.width);
  return { length: Math.max(length, lowest - armhole.shoulder.y), region, spread: undefined };
}

/** A sleeve narrower than this part of its armhole is folded; more is asked for where it lies against the body. */
const narrowestSleeve = 0.33;
const narrowestAgainstBody = 0.45;

/** Whether the sleeve is wide enough all along and does not turn over. */
function isSpread({ middle, cuff }: SleeveSpread, { shoulder, armpit, body }: Armhole): boolean {
  const armhole = Math.hypot(shoulder.x - armpit.x, shoulder.y - armpit.y);
  const width = Math.hypot(middle.outer.x - middle.inner.x, middle.outer.y - middle.inner.y);
  const narrowest = body === undefined ? narrowestAgainstBody : narrowestSleeve;
  if (width < narrowest * armhole) return false;
  const turns = [
    areaOf([shoulder, middle.outer, middle.inner, armpit]),
    areaOf([middle.outer, cuff.outer, cuff.inner, middle.inner]),
  ];
  return turns[0] * turns[1] > 0;
}

/** Signed: positive where the corners go round clockwise in the picture. */
function areaOf(corners: readonly Point[]): number {
  return corners.reduce((sum, corner, i) => {
    const next = corners[(i + 1) % corners.length];
    return sum + (corner.x * next.y - next.x * corner.y) / 2;
  }, 0);
}

function regionOf(silhouette: Silhouette, distances: Map<number, number>): Uint8Array {
  const region = new Uint8Array(silhouette.inside.length);
  for (const index of distances.keys()) region[index] = 1;
  return region;
}

function pointAt(silhouette: Silhouette, index: number): Point {
  return { x: index % silhouette.width, y: Math.floor(index / silhouette.width) };
}

function middleOf(points: readonly Point[]): Point {
  const sum = points.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

/** The edges of the points between two lines across the sleeve. */
function bandOf(points: readonly Point[], from: Point, to: Point, armhole: Armhole): SleeveBand {
  const across = acrossOf(from, to, armhole);
  const centre = middleOf(points);
  const offsets = points
    .map((point) => (point.x - centre.x) * across.x + (point.y - centre.y) * across.y)
    .sort((a, b) => a - b);
  const low = offsets[Math.floor(0.06 * (offsets.length - 1))];
  const high = offsets[Math.ceil(0.94 * (offsets.length - 1))];
  return {
    outer: { x: centre.x + high * across.x, y: centre.y + high * across.y },
    inner: { x: centre.x + low * across.x, y: centre.y + low * across.y },
  };
}

/** The edges of the cuff, at the far end of its points. */
function bandAtEnd(points: readonly Point[], from: Point, to: Point, armhole: Armhole): SleeveBand {
  const along = unit({ x: to.x - from.x, y: to.y - from.y });
  const centre = middleOf(points);
  const reach = points
    .map((point) => (point.x - centre.x) * along.x + (point.y - centre.y) * along.y)
    .sort((a, b) => a - b);
  const end = reach[Math.floor(0.92 * (reach.length - 1))];
  const band = bandOf(points, from, to, armhole);
  const move = (point: Point) => ({ x: point.x + end * along.x, y: point.y + end * along.y });
  return { outer: move(band.outer), inner: move(band.inner) };
}

/** The unit vector across the sleeve, from its inner to its outer edge. */
function acrossOf(from: Point, to: Point, armhole: Armhole): Point {
  const along = unit({ x: to.x - from.x, y: to.y - from.y });
  // A quarter turn that takes 'outwards' to 'up' on both sides.
  return { x: armhole.outwards * along.y, y: -armhole.outwards * along.x };
}

function unit(vector: Point): Point {
  const length = Math.hypot(vector.x, vector.y) || 1;
  return { x: vector.x / length, y: vector.y / length };
}
