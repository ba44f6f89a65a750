import type { Garment } from '@drapeflow/core';
import { axisOf, cutPattern, type Pattern } from './cut-pattern.js';
import type { PatternSide } from './pattern-landmarks.js';
import type { SleeveShape } from './sleeve-shape.js';
import type { Patch } from './split-triangles.js';

/** Two halves of a garment differ by less than this factor where both were seen rightly. */
const evenHalves = 1.45;
const evenSleeves = 2.3;
/** A sleeve fills at least this part of what it is when drawn straight. */
const leastFilled = 0.68;
/** Necks lie less evenly about the armpits' middle: collars are laid to one side. */
const evenNeck = 3;
/** Of the chest's width: how wide necks are, and how far down armpits lie. */
const neckWidths = [0.18, 0.85];
const armpitDepths = [0.2, 0.95];

/** Whether a picture shows a top so plainly, spread out and upright, that it can be tailored from it. */
export function isTailorable(garment: Garment): boolean {
  return problemOfPattern(cutPattern(garment)) === undefined;
}

/** Why a pattern cannot be sewn; undefined where it can. */
export function problemOfPattern(pattern: Pattern): string | undefined {
  const { landmarks, sleeves, shoulders } = pattern;
  const { left, right } = landmarks;
  const isSleeveless = left.sleeve === 'none' && right.sleeve === 'none';
  if (!isSleeveless && !(sleeves.left && sleeves.right))
    return 'a sleeve is folded away or lies on the body';
  const axis = axisOf(landmarks);
  const chest = right.armpit.x - left.armpit.x;
  const within = (value: number, [low, high]: readonly number[]) =>
    value > low * chest && value < high * chest;
  if (!within(right.neck.x - left.neck.x, neckWidths)) return 'its neck is not seen';
  if (shoulders.left.length < 3 || shoulders.right.length < 3) return 'its shoulders are not seen';
  if (![left, right].every((side) => within(depthOf(side), armpitDepths))) {
    return 'its armholes are not seen';
  }
  const areHalvesEven =
    isEven(depthOf(left), depthOf(right), evenHalves) &&
    isEven(left.hem.y - left.neck.y, right.hem.y - right.neck.y, evenHalves) &&
    isEven(axis - left.hem.x, right.hem.x - axis, evenHalves) &&
    isEven(axis - left.neck.x, right.neck.x - axis, evenNeck);
  if (!areHalvesEven) return 'its halves are not alike';
  if (isSleeveless) return undefined;
  const areSleevesEven =
    isEven(sleeves.left!.length, sleeves.right!.length, evenSleeves) &&
    isEven(widthOf(sleeves.left!), widthOf(sleeves.right!), evenSleeves);
  if (!areSleevesEven) return 'its sleeves are not alike';
  const areFilled = (['left', 'right'] as const).every(
    (side) => areaOf(pattern, `${side}-sleeve`) > leastFilled * boxOf(sleeves[side]!),
  );
  return areFilled ? undefined : 'a sleeve is bent or lies on the body';
}

function isEven(a: number, b: number, factor: number): boolean {
  return Math.min(a, b) > 0 && Math.max(a, b) < factor * Math.min(a, b);
}

function depthOf({ neck, armpit }: PatternSide): number {
  return armpit.y - neck.y;
}

/** The area of a piece in the picture. */
function areaOf({ patches, points }: Pattern, piece: Patch['piece']): number {
  return patches
    .filter((patch) => patch.piece === piece)
    .reduce((sum, { corners }) => {
      const [a, b, c] = corners.map((corner) => points[corner]);
      return sum + Math.abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
    }, 0);
}

/** The area of a sleeve as it is drawn straight. */
function boxOf({ edges, length }: SleeveShape): number {
  const widths = edges.reduce((sum, { outer, inner }) => sum + Math.max(0, outer - inner), 0);
  return (length * widths) / edges.length;
}

/** Half way along. */
function widthOf({ edges }: SleeveShape): number {
  const { outer, inner } = edges[Math.floor(edges.length / 2)];
  return outer - inner;
}
