import { scale, vectorAt, type Vector } from '../people/vector.js';
import type { Skeleton, SkeletonPose, StandardJoint } from '../people/skeleton.js';

/** Where a body is at a moment, in seconds; before 0 it stands as at 0. */
export type BodyMovement = (seconds: number) => SkeletonPose;

/** Loose cloth swings like a pendulum that is soon at rest: its swing in radians per second, and how fast it dies. */
const swing = 2 * Math.PI * 1.5;
const damping = 5;
/** The past is felt for so long, in steps: whole frames at usual rates, so that frames ask for each other's moments. */
const step = 1 / 15;
const steps = 8;
/** Metres. */
const farthest = 0.035;

/** How far loose cloth that hangs from a joint swings at a moment, in the world, metres. */
export function swayOf(
  movement: BodyMovement,
  seconds: number,
  { standard }: Skeleton,
  joint: StandardJoint,
): Vector {
  const index = standard[joint];
  const places = Array.from({ length: steps + 2 }, (_, back) =>
    vectorAt(movement(Math.max(0, seconds - back * step)).positions, index),
  );
  const sum = [0, 0, 0];
  for (let back = 1; back <= steps; back++) {
    const age = back * step;
    // What the joint does, cloth that hangs from it does the opposite of, and then swings.
    const answer = (-step * Math.exp(-damping * age) * Math.sin(swing * age)) / swing;
    for (let axis = 0; axis < 3; axis++) {
      const change = places[back - 1][axis] - 2 * places[back][axis] + places[back + 1][axis];
      sum[axis] += (answer * change) / step ** 2;
    }
  }
  const length = Math.hypot(...sum) || 1;
  // Softly limited.
  return scale([sum[0], sum[1], sum[2]], (farthest * Math.tanh(length / farthest)) / length);
}
