import type { Point } from '@drapeflow/core';

/** How far to either side of an outline's point its turn is measured, in points of the outline. */
const reach = 3;
/** The cuff's length, by the armhole's. */
const shortestCuff = 0.25;
const longestCuff = 1.5;
/** How far from the armhole the cuff's upper corner is at least, by the outline's farthest point. */
const upperCornerReach = 0.6;
/** What a straight cuff and a far one are worth, in radians of turn. */
const straightWorth = 4;
const farWorth = 1.5;

/**
 * Finds the corners of the cuff on a sleeve's outline: of pairs that lie as far from each other as cuffs are wide, the
 * pair where the outline turns most, with a straight edge between, far from the armhole.
 * @param outline from the shoulder along the sleeve's upper edge and back along its underside to the armpit
 * @returns indices of the upper and the lower corner
 */
export function findCuff(outline: readonly Point[]): [number, number] {
  const [shoulder, armpit] = [outline[0], outline[outline.length - 1]];
  const armhole = distance(shoulder, armpit);
  const ways = [0];
  for (let i = 1; i < outline.length; i++)
    ways.push(ways[i - 1] + distance(outline[i - 1], outline[i]));
  const turns = outline.map((_, index) => turnAt(outline, index));
  const far = outline.map((point) => distanceToSegment(point, shoulder, armpit));
  const farthest = Math.max(...far);
  let best: [number, number] = [far.indexOf(farthest), outline.length - 1];
  let bestScore = -Infinity;
  for (let i = 1; i < outline.length - 2; i++) {
    if (far[i] < upperCornerReach * farthest) continue;
    for (let j = i + 1; j < outline.length - 1; j++) {
      const chord = distance(outline[i], outline[j]);
      if (chord < shortestCuff * armhole || chord > longestCuff * armhole) continue;
      const straight = chord / (ways[j] - ways[i]);
      const score = turns[i] + turns[j] + straightWorth * straight + (farWorth * far[j]) / farthest;
      if (score > bestScore) [best, bestScore] = [[i, j], score];
    }
  }
  return best;
}

/** How much an outline turns at a point, radians. */
function turnAt(outline: readonly Point[], index: number): number {
  const before = outline[Math.max(0, index - reach)];
  const at = outline[index];
  const after = outline[Math.min(outline.length - 1, index + reach)];
  const [ux, uy] = [at.x - before.x, at.y - before.y];
  const [vx, vy] = [after.x - at.x, after.y - at.y];
  return Math.abs(Math.atan2(ux * vy - uy * vx, ux * vx + uy * vy));
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function distanceToSegment(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const part = ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1);
  const at = Math.min(Math.max(part, 0), 1);
  return Math.hypot(point.x - a.x - at * dx, point.y - a.y - at * dy);
}
