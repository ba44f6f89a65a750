import type { FootMoment } from './body-moment.js';
import { smoothRise } from './smooth.js';

/** Where a body is on its way: leg lengths and radians, as in a body's moment. */
export interface Place {
  readonly x: number;
  readonly z: number;
  readonly heading: number;
}

export type Path = (seconds: number) => Place;

/** How feet follow a path. */
export interface Gait {
  /** The time from one step of a foot to its next, seconds. */
  readonly stride: number;
  /** The distance between the feet, leg lengths. */
  readonly width: number;
}

/** A foot that stands: from when it has landed to when it leaves. */
interface Stand extends Place {
  readonly from: number;
  readonly to: number;
}

/** The share of a stride that a foot is in the air. */
export const swingShare = 0.4;
/** The share of its time on the floor after which a foot is under the body: it is left behind farther than it reached. */
const underBody = 0.4;
/** A step less than this is not taken, leg lengths and radians. */
const smallest = { step: 0.03, turn: 0.08 };
/** How far heels rise before the foot leaves, and toes before it lands, for a step of one leg length, radians. */
const pitches = { leaving: 0.55, landing: -0.22 };
/** Within how many strides the foot rolls up before it leaves and down after it has landed. */
const rolls = { up: 0.22, down: 0.1 };

/**
 * The feet of a body that follows a path: left and right step in turn, wherever the path has moved on.
 * @param duration seconds
 */
export function walkAlong(path: Path, gait: Gait, duration: number) {
  const left = standsOf(path, gait, duration, 1);
  const right = standsOf(path, gait, duration, -1);
  return (seconds: number) => ({
    left: footAt(left, gait, seconds),
    right: footAt(right, gait, seconds),
  });
}

function standsOf(path: Path, gait: Gait, duration: number, side: 1 | -1): Stand[] {
  const { stride } = gait;
  const offset = side === 1 ? 0 : stride / 2;
  const swing = swingShare * stride;
  const placed = (landing: number) =>
    footPlace(path(landing + underBody * (stride - swing)), gait, side);
  let last: Stand = { ...placed(offset - stride + swing), from: -Infinity, to: Infinity };
  const stands: Stand[] = [];
  for (let leaving = offset; leaving < duration; leaving += stride) {
    const next = placed(leaving + swing);
    const isStep =
      Math.hypot(next.x - last.x, next.z - last.z) > smallest.step ||
      Math.abs(next.heading - last.heading) > smallest.turn;
    if (!isStep) continue;
    stands.push({ ...last, to: leaving });
    last = { ...next, from: leaving + swing, to: Infinity };
  }
  return [...stands, last];
}

function footPlace({ x, z, heading }: Place, { width }: Gait, side: 1 | -1): Place {
  const aside = (side * width) / 2;
  return { x: x + aside * Math.cos(heading), z: z - aside * Math.sin(heading), heading };
}

function footAt(stands: readonly Stand[], { stride }: Gait, seconds: number): FootMoment {
  const index = stands.findLastIndex(({ from }) => from <= seconds);
  const stand = stands[index]!;
  const next = stands[index + 1];
  const before = stands[index - 1];
  const landed = before ? stepLength(before, stand) : 0;
  const leaves = next ? stepLength(stand, next) : 0;
  if (!next || seconds <= stand.to) {
    const rolledDown = smoothRise(stand.from, stand.from + rolls.down * stride, seconds);
    const rolledUp = smoothRise(stand.to - rolls.up * stride, stand.to, seconds);
    const pitch =
      (before ? pitches.landing * landed * (1 - rolledDown) : 0) +
      (next ? pitches.leaving * leaves * rolledUp : 0);
    return { x: stand.x, z: stand.z, heading: stand.heading, lift: 0, pitch };
  }
  const part = (seconds - stand.to) / (next.from - stand.to);
  const way = part * part * (3 - 2 * part);
  return {
    x: stand.x + way * (next.x - stand.x),
    z: stand.z + way * (next.z - stand.z),
    heading: stand.heading + way * (next.heading - stand.heading),
    lift: (0.03 + 0.03 * leaves) * Math.sin(Math.PI * part) ** 2,
    pitch: leaves * (pitches.leaving + (pitches.landing - pitches.leaving) * way),
  };
}

function stepLength(from: Place, to: Place): number {
  return Math.min(1.4, Math.hypot(to.x - from.x, to.z - from.z));
}
