import type { RandomNumbers } from '@drapeflow/core';
import { between } from '../../world/random-choice.js';
import { ArmWay, type ArmPlace } from '../arm-way.js';
import type { ArmMoment } from '../body-moment.js';
import { wander } from '../smooth.js';
import { standingPlace, uprightBody } from '../upright-body.js';
import type { RandomKind } from './random-kind.js';

/** How far one arm keeps before the other, arm lengths. */
const apart = 0.2;

/** Hands move before the torso and across it, one or both, to rest there or fall again, as of one who speaks. */
export const gesturing: RandomKind = (random: RandomNumbers, duration) => {
  const heading = between(random, -0.5, 0.5);
  const both = random.uniform() < 0.55;
  const isLeft = random.uniform() < 0.5;
  // Where both arms cross, one is before the other.
  const first = gesture(random, duration, both ? apart : 0);
  const second = both ? gesture(random, duration, 0) : undefined;
  const [left, right] = isLeft ? [first, second] : [second, first];
  return uprightBody(random, standingPlace(heading), duration, {
    ...(left && { left }),
    ...(right && { right }),
  });
};

/** @param nearest how far before the trunk the wrist keeps, arm lengths */
function gesture(
  random: RandomNumbers,
  duration: number,
  nearest: number,
): (seconds: number) => Partial<ArmMoment> {
  const place = (raised: number): ArmPlace => ({
    raised: random.uniform() < raised ? 1 : 0,
    across: between(random, -0.75, 1),
    height: between(random, 0.2, 0.95),
    ahead: nearest + between(random, 0.2, 0.7) ** 2,
  });
  const way = new ArmWay(place(0.4));
  let time = between(random, 0, 0.6);
  while (time < duration) {
    const moved = time + between(random, 0.5, 1.1);
    way.move(time, moved, place(0.82));
    time = moved + (random.uniform() < 0.5 ? 0 : between(random, 0.2, 1));
  }
  const arm = way.followed();
  const turn = wander(random, 0.5, 2.5);
  return (seconds) => ({ ...arm(seconds), turn: turn(seconds) });
}
