import type { RandomNumbers } from '@drapeflow/core';
import { between } from '../../world/random-choice.js';
import { uprightBody } from '../upright-body.js';
import type { Path } from '../walker.js';
import type { RandomKind } from './random-kind.js';

/** The time of a stride at one leg length a second; who walks faster takes longer steps, and more of them. */
const strideOfSlowWalk = 1.25;

/** Walks towards the viewer, or away and to the side by up to 60°, on a slightly bent way past where it began. */
export const walking: RandomKind = (random: RandomNumbers, duration) => {
  const speed = between(random, 0.6, 1.35);
  const heading = between(random, -1, 1) * (random.uniform() < 0.5 ? 1 : 0.3);
  const bend = between(random, -0.35, 0.35);
  // The middle of the way is where the body would stand.
  const stride = strideOfSlowWalk / Math.sqrt(speed);
  return uprightBody(random, bentWay(speed, heading, bend, duration / 2), duration, {}, stride);
};

/** A way at even speed whose heading changes by `bend` radians on either side of its middle. */
function bentWay(speed: number, heading: number, bend: number, middle: number): Path {
  return (seconds) => {
    const part = (seconds - middle) / middle;
    const turned = heading + bend * part;
    const along = speed * (seconds - middle);
    return {
      x: along * Math.sin(heading + (bend * part) / 2),
      z: along * Math.cos(heading + (bend * part) / 2),
      heading: turned,
    };
  };
}
