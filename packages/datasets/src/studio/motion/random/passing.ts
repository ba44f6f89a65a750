import type { RandomNumbers } from '@drapeflow/core';
import { between } from '../../world/random-choice.js';
import { smoothRise } from '../smooth.js';
import { uprightBody } from '../upright-body.js';
import type { RandomKind } from './random-kind.js';

/** How far to the side the frame is surely left, and how far back the way begins and ends, leg lengths. */
const outside = { aside: 1.9, back: 1 };

/** Comes into the frame from one side, stands before the viewer, and leaves to the same side or the other. */
export const passing: RandomKind = (random: RandomNumbers, duration) => {
  const from = random.uniform() < 0.5 ? 1 : -1;
  const to = random.uniform() < 0.5 ? 1 : -1;
  const arrives = duration * between(random, 0.36, 0.42);
  const leaves = duration * between(random, 0.58, 0.64);
  const angle = Math.atan2(outside.aside, outside.back);
  // Who comes from the left looks to the right, and turns to the viewer while slowing down.
  const headingIn = -from * angle;
  const headingOut = to * angle;
  return uprightBody(
    random,
    (seconds) => {
      const away = 1 - eased(seconds, arrives);
      const gone = 1 - eased(duration - seconds, duration - leaves);
      const turnedIn = smoothRise(arrives - 0.9, arrives + 0.2, seconds);
      const turnedOut = smoothRise(leaves - 0.3, leaves + 0.7, seconds);
      return {
        x: outside.aside * (from * away + to * gone),
        z: outside.back * (gone - away),
        heading: headingIn * (1 - turnedIn) + headingOut * turnedOut,
      };
    },
    duration,
  );
};

/** From 0 at even speed, and slowing down over the last third, to 1 at `end`. */
function eased(seconds: number, end: number): number {
  const part = Math.min(1, seconds / end);
  const slowing = 2 / 3;
  const speed = 1 / (slowing + (1 - slowing) / 2);
  if (part <= slowing) return speed * part;
  return 1 - (speed * (1 - part) ** 2) / (2 * (1 - slowing));
}
