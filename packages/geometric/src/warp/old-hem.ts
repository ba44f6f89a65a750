import type { ParsingMap } from '@drapeflow/core';
import { torsoPoint, type BodyFrame } from '../body/body-frame.js';

const lowest = 1.9;

/** Where the garment that is worn ends, in torso lengths; undefined where it is not seen to end. */
export function findOldHem(body: BodyFrame, parsing: ParsingMap): number | undefined {
  const found: number[] = [];
  for (const aside of [-0.25, -0.12, 0, 0.12, 0.25]) {
    const hem = hemAt(body, parsing, aside * body.scale);
    if (hem !== undefined) found.push(hem);
  }
  if (found.length < 3) return undefined;
  return found.sort((a, b) => a - b)[found.length >> 1];
}

/** Down one line: the last of the old garment, if something else of the person follows below. */
function hemAt(body: BodyFrame, parsing: ParsingMap, aside: number): number | undefined {
  const { width, height, planes } = parsing;
  let last: number | undefined;
  for (let along = 0.5; along < lowest; along += 1 / body.torsoLength) {
    const { x, y } = torsoPoint(body, along, aside);
    const column = Math.floor(x);
    const row = Math.floor(y);
    if (column < 0 || row < 0 || column >= width || row >= height) return undefined;
    const at = row * width + column;
    if (planes['upper-clothes'][at] > 0.5) last = along;
    else if (last !== undefined && planes['lower-clothes'][at] + planes.legs[at] > 0.5) return last;
  }
  return undefined;
}
