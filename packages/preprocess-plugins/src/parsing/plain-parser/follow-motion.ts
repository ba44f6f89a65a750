import type { LabImage, Point } from '@drapeflow/core';
import type { BodyFrame, Limb } from '../../body/body-frame.js';
import { partNames } from './geometric-priors.js';
import type { PartLabels } from './label-pixels.js';
import type { PersonFrame } from './person-frame.js';

/** What is remembered of a frame. */
export interface RememberedFrame {
  readonly body: BodyFrame;
  readonly lab: LabImage;
  readonly labels: PartLabels;
}

/** The most that the frame before counts, where its colour agrees fully. */
const inertia = 0.55;
/** The Lab distance at which it counts about a third of that. */
const colorTolerance = 8;

/**
 * Steadies the labels in time. Each pixel is looked up in the frame before, both where it is and where its part
 * of the body was; the place whose colour agrees better counts, the more the better it agrees.
 */
export function followMotion(
  previous: RememberedFrame,
  frame: PersonFrame,
  labels: PartLabels,
): void {
  const { lab } = frame;
  const origins = previousPlaces(previous.body, frame, labels);
  const shares = new Float32Array(origins.length);
  for (let i = 0; i < origins.length; i++) {
    if (labels.background[i] > 0.98 && previous.labels.background[i] > 0.98) continue;
    const still = colorDistance(lab, i, previous.lab, i);
    const moved = origins[i] === i ? still : colorDistance(lab, i, previous.lab, origins[i]);
    if (moved >= still) origins[i] = i;
    shares[i] = inertia * Math.exp(-Math.min(still, moved) / (colorTolerance * colorTolerance));
  }
  blend(labels.background, previous.labels.background, origins, shares);
  for (const name of partNames) {
    blend(labels.parts[name], previous.labels.parts[name], origins, shares);
  }
}

function blend(
  plane: Float32Array,
  previous: Float32Array,
  origins: Int32Array,
  shares: Float32Array,
): void {
  for (let i = 0; i < plane.length; i++) plane[i] += shares[i] * (previous[origins[i]] - plane[i]);
}

/** For each pixel of the person the pixel of the frame before where its part of the body was. */
function previousPlaces(
  before: BodyFrame,
  { at, body: now, lab: { width, height } }: PersonFrame,
  labels: PartLabels,
): Int32Array {
  const torso = motionBetween(torsoLine(now), torsoLine(before));
  const head = now.head && before.head ? motionBetween(headLine(now), headLine(before)) : torso;
  const limbs = now.limbs.flatMap((limb) => {
    const earlier = before.limbs.find((each) => each.name === limb.name);
    return earlier ? [{ limb, motion: motionBetween(limb, earlier) }] : [];
  });
  const places = new Int32Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      places[i] = i;
      if (labels.background[i] > 0.98) continue;
      let motion = at.head[i] < 1.2 ? head : torso;
      if (Math.min(at.arm[i], at.hand[i], at.leg[i]) < 1.2) {
        motion = nearestLimb(limbs, x + 0.5, y + 0.5)?.motion ?? motion;
      }
      const fromX = Math.floor(motion.a * (x + 0.5) - motion.b * (y + 0.5) + motion.x);
      const fromY = Math.floor(motion.b * (x + 0.5) + motion.a * (y + 0.5) + motion.y);
      if (fromX >= 0 && fromX < width && fromY >= 0 && fromY < height) {
        places[i] = fromY * width + fromX;
      }
    }
  }
  return places;
}

interface Line {
  readonly from: Point;
  readonly to: Point;
}

/** A turn, scale and shift: x′ = a·x − b·y + x₀, y′ = b·x + a·y + y₀. */
interface Motion {
  readonly a: number;
  readonly b: number;
  readonly x: number;
  readonly y: number;
}

/** The motion that brings one line onto another. */
function motionBetween(line: Line, onto: Line): Motion {
  const dx = line.to.x - line.from.x;
  const dy = line.to.y - line.from.y;
  const ex = onto.to.x - onto.from.x;
  const ey = onto.to.y - onto.from.y;
  const square = Math.max(dx * dx + dy * dy, 1e-6);
  const a = (dx * ex + dy * ey) / square;
  const b = (dx * ey - dy * ex) / square;
  return {
    a,
    b,
    x: onto.from.x - a * line.from.x + b * line.from.y,
    y: onto.from.y - b * line.from.x - a * line.from.y,
  };
}

const torsoLine = ({ origin, down, torsoLength }: BodyFrame): Line => ({
  from: origin,
  to: { x: origin.x + down.x * torsoLength, y: origin.y + down.y * torsoLength },
});

const headLine = ({ head, origin }: BodyFrame): Line => ({
  from: head?.centre ?? origin,
  to: origin,
});

function nearestLimb<T extends { readonly limb: Limb }>(
  limbs: readonly T[],
  x: number,
  y: number,
): T | undefined {
  let nearest: T | undefined;
  let least = Infinity;
  for (const each of limbs) {
    const { from, to, radius } = each.limb;
    const dx = to.x - from.x;
    const dy = to.y - from.y;
    const along = ((x - from.x) * dx + (y - from.y) * dy) / Math.max(dx * dx + dy * dy, 1e-6);
    const t = Math.min(1, Math.max(0, along));
    const offX = x - from.x - t * dx;
    const offY = y - from.y - t * dy;
    const squared = (offX * offX + offY * offY) / (radius * radius);
    if (squared < least) {
      least = squared;
      nearest = each;
    }
  }
  return nearest;
}

/** Squared distance of two pixels' colours in Lab. */
function colorDistance(lab: LabImage, i: number, other: LabImage, j: number): number {
  const lightness = lab.lightness[i] - other.lightness[j];
  const a = lab.a[i] - other.a[j];
  const b = lab.b[i] - other.b[j];
  return lightness * lightness + a * a + b * b;
}
