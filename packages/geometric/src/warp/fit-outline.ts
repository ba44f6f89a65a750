import { isCovered, type AppearanceFlow, type Garment, type ParsingMap } from '@drapeflow/core';
import {
  armRadius,
  isNearArm,
  nearestOnArm,
  torsoCoordinates,
  type Arm,
  type BodyFrame,
} from '../body/body-frame.js';
import type { Placement } from './place-garment.js';

/** How far the garment is let out, in shoulder widths. */
const reach = 0.14;
/** How far below its hem, in torso lengths: a label that errs there would tear the hem down. */
const hemReach = 0.03;

/**
 * Lets the drawn garment out to the old one's outline where the two nearly agree: what was clothes there is clothes
 * still, and no sliver is left between arm and body. Cloth is continued as if mirrored at its edge.
 */
export function fitOutline(
  flow: AppearanceFlow,
  garment: Garment,
  parsing: ParsingMap,
  body: BodyFrame,
  placement: Pick<Placement, 'hemAlong' | 'leftSleeveEnd' | 'rightSleeveEnd'>,
): void {
  const { width, height } = flow;
  const old = parsing.planes['upper-clothes'];
  const nearest = new Int32Array(width * height).fill(-1);
  let border: number[] = [];
  for (let at = 0; at < nearest.length; at++) {
    if (!showsCloth(flow, garment, at)) continue;
    nearest[at] = at;
    border.push(at);
  }
  for (let step = 0; step < reach * body.scale && border.length > 0; step++) {
    const next: number[] = [];
    for (const at of border) {
      const x = at % width;
      for (let side = 0; side < 4; side++) {
        if ((side === 0 && x === 0) || (side === 1 && x + 1 === width)) continue;
        const neighbour = at + (side < 2 ? 2 * side - 1 : (2 * side - 5) * width);
        if (neighbour < 0 || neighbour >= nearest.length || nearest[neighbour] >= 0) continue;
        if (old[neighbour] < 0.4) continue;
        const px = (neighbour % width) + 0.5;
        const py = Math.floor(neighbour / width) + 0.5;
        if (isBare(body, placement, px, py)) continue;
        nearest[neighbour] = nearest[at];
        next.push(neighbour);
      }
    }
    border = next;
  }
  const source = Float32Array.from(flow.data);
  for (let at = 0; at < nearest.length; at++) {
    const edge = nearest[at];
    if (edge < 0 || edge === at) continue;
    const from = mirrored(at, edge, width, height);
    const place = from >= 0 && nearest[from] === from ? from : edge;
    flow.data[2 * at] = source[2 * place];
    flow.data[2 * at + 1] = source[2 * place + 1];
  }
}

/** The pixel as far inside the edge as `at` is outside; −1 outside the picture. */
function mirrored(at: number, edge: number, width: number, height: number): number {
  const x = 2 * (edge % width) - (at % width);
  const y = 2 * Math.floor(edge / width) - Math.floor(at / width);
  return x >= 0 && y >= 0 && x < width && y < height ? y * width + x : -1;
}

function showsCloth(flow: AppearanceFlow, { mask }: Garment, at: number): boolean {
  if (!isCovered(flow, 2 * at)) return false;
  const column = Math.floor(((flow.data[2 * at] + 1) * mask.width) / 2);
  const row = Math.floor(((flow.data[2 * at + 1] + 1) * mask.height) / 2);
  const inside = Math.min(row, mask.height - 1) * mask.width + Math.min(column, mask.width - 1);
  return mask.data[inside] > 0.6;
}

/** Neck, bare arms and what is below the hem, which the new garment leaves bare even where the old one covered them. */
function isBare(
  body: BodyFrame,
  {
    hemAlong,
    leftSleeveEnd,
    rightSleeveEnd,
  }: Pick<Placement, 'hemAlong' | 'leftSleeveEnd' | 'rightSleeveEnd'>,
  x: number,
  y: number,
): boolean {
  const { along, aside } = torsoCoordinates(body, x, y);
  if (along > hemAlong + hemReach && Math.abs(aside) < 0.6 * body.scale) return true;
  if (along < 0.12 && Math.abs(aside) < 0.34 * body.scale) return true;
  return (
    onBareArm(body, body.left, leftSleeveEnd, x, y) ||
    onBareArm(body, body.right, rightSleeveEnd, x, y)
  );
}

function onBareArm(body: BodyFrame, arm: Arm, sleeveEnd: number, x: number, y: number): boolean {
  if (sleeveEnd >= 1 || !isNearArm(arm, x, y)) return false;
  const near = nearestOnArm(arm, x, y);
  return near.part > sleeveEnd && near.distance < 1.5 * armRadius(body, near.part);
}
