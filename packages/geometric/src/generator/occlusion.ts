import type { Mask, ParsingMap } from '@drapeflow/core';
import {
  armRadius,
  nearestOnArm,
  onArm,
  torsoCoordinates,
  type Arm,
  type BodyFrame,
} from '../body/body-frame.js';
import { smoothStep } from '../body/vector.js';

/** Where the warped garment may show, 0…1: hair, face, neck, hands and bare forearms stay in front of it. */
export function visibleOf(parsing: ParsingMap, body: BodyFrame, warped: Mask): Mask {
  const { width, height, planes } = parsing;
  const ends = [body.left, body.right].map((arm) => ({ arm, end: sleeveEnd(arm, warped) }));
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      let front = smoothStep(0.3, 0.7, planes.head[at]);
      if (planes.neck[at] > 0.05) {
        const { along } = torsoCoordinates(body, x + 0.5, y + 0.5);
        const up = (-along * body.torsoLength) / body.scale;
        front = Math.max(front, planes.neck[at] * smoothStep(0, 0.08, up));
      }
      if (planes.arms[at] > 0.05) {
        front = Math.max(front, planes.arms[at] * bareShare(body, ends, x + 0.5, y + 0.5));
      }
      data[at] = 1 - front;
    }
  }
  return { width, height, data };
}

/** Whether skin at a point lies below the sleeve of the arm that it belongs to, 0…1. */
function bareShare(
  body: BodyFrame,
  ends: readonly { arm: Arm; end: number }[],
  x: number,
  y: number,
): number {
  const near = ends
    .map(({ arm, end }) => ({ ...nearestOnArm(arm, x, y), end }))
    .sort((a, b) => a.distance - b.distance)[0];
  if (near.part < 1) return smoothStep(near.end - 0.06, near.end, near.part);
  // Past the wrist is the hand.
  return smoothStep(0, 0.5, near.distance / armRadius(body, 1));
}

/** How far down the arm the new garment covers its bones, 0 shoulder … 1 wrist. */
function sleeveEnd(arm: Arm, warped: Mask): number {
  let end = 0;
  for (let part = 0.1; part <= 1; part += 0.04) {
    const { x, y } = onArm(arm, part).point;
    const column = Math.floor(x);
    const row = Math.floor(y);
    const outside = column < 0 || row < 0 || column >= warped.width || row >= warped.height;
    if (outside || warped.data[row * warped.width + column] < 0.5) break;
    end = part;
  }
  return end;
}
