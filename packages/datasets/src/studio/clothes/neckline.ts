import { isInside, type Garment, type Point, type Silhouette } from '@drapeflow/core';
import type { PatternLandmarks } from './pattern-landmarks.js';
import type { Level } from './split-triangles.js';

/** The front's neckline, in pixels of the silhouette. */
export interface Neckline {
  readonly left: Point;
  readonly right: Point;
  /** How far it hangs below the line from `left` to `right`. */
  readonly depth: number;
  /** 2: a round neck; towards 1: a V. */
  readonly power: number;
}

/** Depths in parts of the neck's width, and shapes, that are tried. */
const depths = Array.from({ length: 24 }, (_, i) => 0.12 + 0.045 * i);
const powers = [1.15, 2, 3];
/** Necklines are usually about so deep, within this deviation; a clear edge elsewhere counts for more. */
const usualDepth = 0.38;
const deviation = 0.25;
/** What the usual depth is worth, in deviations of the edge. */
const trust = 0.8;
/** Deviations of colour below this are none, 0…255. */
const evenness = 12;
const samples = 20;
/** So many pixels beside the outline the background still shines in. */
const outlineReach = 2;

/**
 * Finds where the front's neckline crosses the picture of a garment laid flat: above it the inside of the back is seen,
 * mostly darker. Of curves of the usual shapes the one along which light changes most, and most evenly, is taken.
 */
export function findNeckline(
  { image }: Garment,
  silhouette: Silhouette,
  { left, right }: PatternLandmarks,
): Neckline {
  const colourAt = (x: number, y: number) => {
    if (!isInside(silhouette, x, y - outlineReach)) return undefined;
    const at = silhouette.toPicture({ x, y });
    const column = Math.min(Math.max(Math.floor(at.x), 0), image.width - 1);
    const row = Math.min(Math.max(Math.floor(at.y), 0), image.height - 1);
    const from = 3 * (row * image.width + column);
    return image.data.subarray(from, from + 3);
  };
  const ends = { left: left.neck, right: right.neck };
  const width = ends.right.x - ends.left.x;
  let best: Neckline = { ...ends, depth: usualDepth * width, power: 2 };
  let bestScore = -Infinity;
  for (const power of powers) {
    for (const depth of depths) {
      const neckline = { ...ends, depth: depth * width, power };
      const usual = Math.exp(-(((depth - usualDepth) / deviation) ** 2) / 2);
      const score = edgeAlong(neckline, colourAt) + trust * usual;
      if (score > bestScore) [best, bestScore] = [neckline, score];
    }
  }
  return best;
}

/** Positive below the neckline and beyond its ends. */
export function belowNeckline(neckline: Neckline): Level {
  return (x, y) => y - heightOf(neckline, x);
}

function heightOf({ left, right, depth, power }: Neckline, x: number): number {
  const part = (x - left.x) / (right.x - left.x);
  const aside = Math.abs(2 * part - 1);
  // Beyond its ends the curve goes on upwards, so that it cuts the collar's corners off evenly.
  const hang = 1 - Math.min(aside, 1.6) ** power;
  return left.y + (right.y - left.y) * part + depth * hang;
}

/**
 * How evenly the colour changes across the curve in the middle of the neck: the mean change over its deviation. Darker
 * below counts half: the inside of the back lies in the shade.
 */
function edgeAlong(
  neckline: Neckline,
  colourAt: (x: number, y: number) => Uint8Array | undefined,
): number {
  const { left, right } = neckline;
  const steps: [number, number, number][] = [];
  for (let i = 0; i < samples; i++) {
    const x = left.x + (right.x - left.x) * (0.15 + (0.7 * (i + 0.5)) / samples);
    const y = heightOf(neckline, x);
    const [below, above] = [colourAt(x, y + 1.3), colourAt(x, y - 1.3)];
    if (below && above) steps.push([below[0] - above[0], below[1] - above[1], below[2] - above[2]]);
  }
  if (steps.length < 0.6 * samples) return 0;
  const mean = [0, 1, 2].map((c) => steps.reduce((sum, step) => sum + step[c], 0) / steps.length);
  const square = steps.reduce(
    (sum, step) => sum + step.reduce((part, value, c) => part + (value - mean[c]) ** 2, 0),
    0,
  );
  const isLighter = mean[0] + mean[1] + mean[2] > 0;
  return (
    ((isLighter ? 1 : 0.5) * Math.hypot(...mean)) / (Math.sqrt(square / steps.length) + evenness)
  );
}
