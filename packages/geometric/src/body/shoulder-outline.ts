import type { ParsingMap, Point } from '@drapeflow/core';
import { torsoPoint, type Arm, type BodyFrame } from './body-frame.js';
import { add, clamp, subtract } from './vector.js';

/** How far outside the joint a shoulder seam ends, in shoulder widths. */
const outside = 0.08;
/** How far above the joint the shoulder's skin usually is, and may be found, in shoulder widths. */
const usualHeight = 0.07;
const lowest = 0;
const highest = 0.15;
const freshness = 0.25;

/** Where the shoulders end, read from the person's outline and steadied over the frames. */
export class ShoulderOutline {
  /** Above the joints, in shoulder widths. */
  private heights: { left: number; right: number } | undefined;

  update(body: BodyFrame, parsing: ParsingMap): void {
    const seen = {
      left: heightAbove(body, parsing, body.left),
      right: heightAbove(body, parsing, body.right),
    };
    const before = this.heights ?? seen;
    this.heights = {
      left: before.left + freshness * (seen.left - before.left),
      right: before.right + freshness * (seen.right - before.right),
    };
  }

  /** Where the shoulder seams end, in pixels. */
  tips(body: BodyFrame): { readonly left: Point; readonly right: Point } {
    const heights = this.heights as { left: number; right: number };
    return {
      left: tip(body, body.left, heights.left),
      right: tip(body, body.right, heights.right),
    };
  }
}

function tip(body: BodyFrame, arm: Arm, height: number): Point {
  const aside = arm.outwards * outside * body.scale * body.frontal;
  return add(add(arm.shoulder, body.across, aside), body.down, -height * body.scale);
}

/** Up from the joint to where the person ends. */
function heightAbove(body: BodyFrame, parsing: ParsingMap, arm: Arm): number {
  const { width, height, planes } = parsing;
  const joint = subtract(arm.shoulder, torsoPoint(body, 0, 0));
  const aside =
    joint.x * body.across.x +
    joint.y * body.across.y +
    arm.outwards * outside * body.scale * body.frontal;
  const along = (joint.x * body.down.x + joint.y * body.down.y) / body.torsoLength;
  let found = usualHeight;
  for (let up = -0.1; up < 0.3; up += 1 / body.scale) {
    const { x, y } = torsoPoint(body, along - (up * body.scale) / body.torsoLength, aside);
    const column = Math.floor(x);
    const row = Math.floor(y);
    if (column < 0 || row < 0 || column >= width || row >= height) break;
    if (planes.background[row * width + column] > 0.5) {
      found = up;
      break;
    }
  }
  return clamp(found, lowest, highest);
}
