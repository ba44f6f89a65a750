import type { ParsingMap } from '@drapeflow/core';
import { torsoPoint, type BodyFrame } from '../body/body-frame.js';

/** Where the garment that is worn ends. */
export interface OldHem {
  /** In torso lengths from the shoulders. */
  readonly along: number;
  /** Whether it goes on past the picture, so that only its last row was seen. */
  readonly leavesPicture: boolean;
}

const lowest = 1.9;

/** Finds the hem of the garment that is worn; undefined where too little of it is seen. */
export function findOldHem(body: BodyFrame, parsing: ParsingMap): OldHem | undefined {
  const found = [-0.25, -0.12, 0, 0.12, 0.25]
    .map((aside) => hemAt(body, parsing, aside * body.scale))
    .filter((hem) => hem !== undefined)
    .sort((a, b) => a.along - b.along);
  return found.length < 3 ? undefined : found[found.length >> 1];
}

/** Down one line: the last of the old garment. */
function hemAt(body: BodyFrame, parsing: ParsingMap, aside: number): OldHem | undefined {
  const { width, height, planes } = parsing;
  let last: number | undefined;
  for (let along = 0.5; along < lowest; along += 1 / body.torsoLength) {
    const { x, y } = torsoPoint(body, along, aside);
    const column = Math.floor(x);
    const row = Math.floor(y);
    if (column < 0 || row < 0 || column >= width || row >= height) {
      return last === undefined ? undefined : { along: last, leavesPicture: true };
    }
    const at = row * width + column;
    if (planes['upper-clothes'][at] > 0.5) last = along;
    else if (last !== undefined && planes['lower-clothes'][at] + planes.legs[at] > 0.5) break;
  }
  return last === undefined ? undefined : { along: last, leavesPicture: false };
}
