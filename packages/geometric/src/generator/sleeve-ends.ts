import type { Mask } from '@drapeflow/core';
import { onArm, type Arm, type BodyFrame } from '../body/body-frame.js';

/** How far down either arm the new garment covers its bones, 0 shoulder … 1 wrist. */
export interface SleeveEnds {
  readonly left: number;
  readonly right: number;
}

export function sleeveEndsOf(body: BodyFrame, warped: Mask): SleeveEnds {
  return { left: lastCovered(body.left, warped), right: lastCovered(body.right, warped) };
}

function lastCovered(arm: Arm, { width, height, data }: Mask): number {
  for (let part = 1; part > 0; part -= 0.04) {
    const { x, y } = onArm(arm, part).point;
    const column = Math.floor(x);
    const row = Math.floor(y);
    const inside = column >= 0 && row >= 0 && column < width && row < height;
    if (inside && data[row * width + column] > 0.5) return part;
  }
  return 0;
}
