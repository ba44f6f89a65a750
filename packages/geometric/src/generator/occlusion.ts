import type { Mask, ParsingMap } from '@drapeflow/core';
import { armRadius, nearestOnArm, torsoCoordinates, type BodyFrame } from '../body/body-frame.js';
import { smoothStep } from '../body/vector.js';
import type { SleeveEnds } from './sleeve-ends.js';

/** Where the warped garment may show, 0…1: hair, face, neck, hands and bare forearms stay in front of it. */
export function visibleOf(parsing: ParsingMap, body: BodyFrame, sleeves: SleeveEnds): Mask {
  const { width, height, planes } = parsing;
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
      // A hand before the chest is easily taken for neck: both are skin.
      const skin = Math.min(1, planes.arms[at] + planes.neck[at]);
      if (skin > 0.05) {
        const share = bareShare(body, sleeves, x + 0.5, y + 0.5);
        front = Math.max(front, share.isForearm ? skin * share.bare : planes.arms[at] * share.bare);
      }
      data[at] = 1 - front;
    }
  }
  return { width, height, data };
}

/** From here on an arm is forearm and hand, which can be held before the chest. */
const forearmFrom = 0.6;

/** Whether skin at a point lies below the sleeve of the arm that it belongs to, 0…1. */
function bareShare(
  body: BodyFrame,
  sleeves: SleeveEnds,
  x: number,
  y: number,
): { bare: number; isForearm: boolean } {
  const left = nearestOnArm(body.left, x, y);
  const right = nearestOnArm(body.right, x, y);
  const isLeft = left.distance <= right.distance;
  const near = isLeft ? left : right;
  const end = isLeft ? sleeves.left : sleeves.right;
  const isForearm = near.part > forearmFrom;
  if (near.part < 1) return { bare: smoothStep(end - 0.06, end, near.part), isForearm };
  // Past the wrist is the hand.
  return { bare: smoothStep(0, 0.5, near.distance / armRadius(body, 1)), isForearm };
}
