import type { ParsingMap } from '@drapeflow/core';
import { armRadius, nearestOnArm, torsoPoint, type BodyFrame } from './body-frame.js';
import { clamp } from './vector.js';

/** How far the torso reaches to the left (negative) and right of its axis, in pixels. */
export interface TorsoExtent {
  readonly left: number;
  readonly right: number;
}

const levels = 14;
const highest = 0.15;
const lowest = 1.35;
/** How much of a new frame's outline is believed at once. */
const freshness = 0.3;

/**
 * The torso's outline, read from the parsing map at levels from the chest to below the hips, kept within what bodies
 * are, and steadied over the frames: an arm in front of the side hides it now and then.
 */
export class TorsoProfile {
  /** In units of the body's scale. */
  private extents: TorsoExtent[] | undefined;

  /** Takes a frame into account. */
  update(body: BodyFrame, parsing: ParsingMap): void {
    const seen = Array.from({ length: levels }, (_, level) => {
      const along = highest + ((lowest - highest) * level) / (levels - 1);
      return readExtent(body, parsing, along);
    });
    const before = this.extents ?? seen;
    this.extents = seen.map((now, level) => ({
      left: before[level].left + freshness * (now.left - before[level].left),
      right: before[level].right + freshness * (now.right - before[level].right),
    }));
  }

  /** @param along 0 at the shoulders, 1 at the hips */
  at(body: BodyFrame, along: number): TorsoExtent {
    const extents = this.extents as TorsoExtent[];
    const at = clamp(((along - highest) / (lowest - highest)) * (levels - 1), 0, levels - 1);
    const level = Math.min(Math.floor(at), levels - 2);
    const part = at - level;
    const between = (side: 'left' | 'right') =>
      (extents[level][side] * (1 - part) + extents[level + 1][side] * part) * body.scale;
    return { left: between('left'), right: between('right') };
  }
}

function readExtent(body: BodyFrame, parsing: ParsingMap, along: number): TorsoExtent {
  const usual = usualHalfWidth(along) * (0.6 + 0.4 * body.frontal);
  const read = (outwards: -1 | 1) => {
    const measured = walkToEdge(body, parsing, along, outwards);
    return outwards * clamp(measured ?? usual, 0.8 * usual, 1.3 * usual);
  };
  return { left: read(-1), right: read(1) };
}

/** Half the width of a clothed torso seen from the front, in shoulder widths. */
function usualHalfWidth(along: number): number {
  if (along < 0.6) return 0.56 - 0.08 * (along / 0.6);
  return 0.48 + 0.07 * Math.min(1, (along - 0.6) / 0.5);
}

/** From the axis outwards until the clothes end or the arm begins; undefined where the axis itself is hidden. */
function walkToEdge(
  body: BodyFrame,
  parsing: ParsingMap,
  along: number,
  outwards: -1 | 1,
): number | undefined {
  const arm = outwards < 0 ? body.left : body.right;
  const { width, height, planes } = parsing;
  const step = 1;
  let edge: number | undefined;
  for (let aside = 0; aside < 0.9 * body.scale; aside += step) {
    const { x, y } = torsoPoint(body, along, outwards * aside);
    const column = Math.floor(x);
    const row = Math.floor(y);
    if (column < 0 || row < 0 || column >= width || row >= height) break;
    const at = row * width + column;
    const clothes = planes['upper-clothes'][at] + planes['lower-clothes'][at];
    if (clothes < 0.5) {
      if (aside > 0.3 * body.scale) break;
      continue;
    }
    const near = nearestOnArm(arm, x, y);
    if (aside > 0.35 * body.scale && near.distance < 0.9 * armRadius(body, near.part)) break;
    edge = aside;
  }
  return edge === undefined ? undefined : edge / body.scale;
}
