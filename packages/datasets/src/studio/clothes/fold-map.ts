import { smoothStep } from '../curves.js';
import type { Point, RandomNumbers, Size } from '@drapeflow/core';
import { noise } from '../people/made/noise.js';
import type { Folds } from '../render/surface.js';
import { axisOf, type Pattern } from './cut-pattern.js';
import type { PatternSide } from './pattern-landmarks.js';

/** The heights of a garment's folds, over its picture. */
export type FoldMap = Omit<Folds, 'strengths'>;

const rows = 144;
/** How high folds are, metres, at a strength of 1. */
const deepest = 0.012;
/** Of folds that are weaker by this factor nothing is seen. */
const leastShare = 0.005;

/**
 * Folds where cloth has them: rays from the armpits, creases across the waist and slantwise along sleeves, and drapes
 * that fall to the hem.
 * @param picture the garment's picture
 */
export function makeFoldMap(pattern: Pattern, picture: Size, random: RandomNumbers): FoldMap {
  const height = rows;
  const width = Math.max(1, Math.round((rows * picture.width) / picture.height));
  const heights = new Float32Array(width * height);
  const drape = drapeOf(pattern, 1000 * random.uniform());
  for (let at = 0; at < heights.length; at++) {
    const x = ((at % width) + 0.5) / width;
    const y = (Math.floor(at / width) + 0.5) / height;
    const point = { x: x * picture.width, y: y * picture.height };
    heights[at] = deepest * drape(pattern.silhouette.fromPicture(point));
  }
  return { width, height, heights };
}

/** A height about −1…1 for a point of the silhouette. */
function drapeOf({ landmarks }: Pattern, seed: number): (point: Point) => number {
  const { left, right } = landmarks;
  const chest = right.armpit.x - left.armpit.x;
  const axis = axisOf(landmarks);
  const waist = (left.waist.y + right.waist.y) / 2;
  const hem = (left.hem.y + right.hem.y) / 2;
  return (point) => {
    const x = (point.x - axis) / chest;
    const y = (point.y - waist) / chest;
    const side = x < 0 ? left : right;
    const isSleeve = Math.abs(point.x - axis) > Math.abs(side.armpit.x - axis);
    const slant = creases(3 * (x + y), 7 * (y - Math.abs(x)), seed + 57);
    let height = (isSleeve ? 0.8 : 0.25) * slant + rays(point, side, chest, seed + 83);
    if (isSleeve) return height;
    const waistShare = Math.exp(-((y / 0.28) ** 2));
    const low = smoothStep(0, 1, (point.y - waist) / (hem - waist || 1));
    // Creases are costly: those of no weight are left out.
    if (waistShare > leastShare)
      height += 0.8 * waistShare * creases(1.3 * x + 0.5 * y, 7 * y + 2.2 * Math.abs(x), seed);
    if (low > leastShare) height += 0.7 * low * creases(5.5 * x, 0.8 * y, seed + 31);
    return height;
  };
}

/** Folds that run together in an armpit. */
function rays({ x, y }: Point, { armpit }: PatternSide, chest: number, seed: number): number {
  const dx = (x - armpit.x) / chest;
  const dy = (y - armpit.y) / chest;
  const reach = Math.sqrt(dx * dx + dy * dy);
  const share = Math.exp(-((reach / 0.3) ** 2));
  if (share < leastShare) return 0;
  // By the direction, round the circle, so that the noise has no seam.
  const out = 2.4 / (reach || 1);
  return 0.9 * share * creases(out * dx, out * dy + 0.9 * reach, seed);
}

/** Rounded ridges with flat cloth between them, at two sizes. */
function creases(x: number, y: number, seed: number): number {
  return ridge(noise(x, y, seed)) + 0.4 * ridge(noise(2.1 * x, 2.1 * y, seed + 11)) - 0.3;
}

function ridge(value: number): number {
  return (1 - Math.min(1, 3 * Math.abs(value))) ** 2;
}
