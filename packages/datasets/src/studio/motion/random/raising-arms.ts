import type { RandomNumbers } from '@drapeflow/core';
import { between } from '../../world/random-choice.js';
import { ArmWay } from '../arm-way.js';
import type { ArmMoment } from '../body-moment.js';
import { wander } from '../smooth.js';
import { standingPlace, uprightBody } from '../upright-body.js';
import type { RandomKind } from './random-kind.js';

/** Raises one arm or both, ahead, aside or over the head, and lets them sink again, over and over. */
export const raisingArms: RandomKind = (random: RandomNumbers, duration) => {
  const heading = between(random, -0.5, 0.5);
  const both = random.uniform() < 0.7;
  const isLeft = random.uniform() < 0.5;
  const way = planRaises(random, duration);
  const left = (both || isLeft) && raisedArm(random, way);
  const right = (both || !isLeft) && raisedArm(random, way);
  return uprightBody(random, standingPlace(heading), duration, {
    ...(left && { left }),
    ...(right && { right }),
  });
};

/** Where both arms go, and when. */
function planRaises(random: RandomNumbers, duration: number): ArmWay {
  const place = () => ({
    across: between(random, 0.5, 2.6),
    height: between(random, 0.8, 2.5),
    ahead: between(random, 0, 0.8),
  });
  const way = new ArmWay({ raised: 0, ...place() });
  let time = between(random, 0, 0.5);
  const pass = (low: number, high: number) => [time, (time += between(random, low, high))] as const;
  while (time < duration) {
    way.move(...pass(1, 1.6), { raised: 1 });
    // Now and then the arms go on to another place before they sink.
    if (random.uniform() < 0.5) way.move(...pass(1.2, 1.6), place());
    pass(0.1, 0.8);
    way.move(...pass(1, 1.6), { raised: 0 });
    pass(0.2, 0.6);
  }
  return way;
}

/** One of the arms, which is never quite where the other is. */
function raisedArm(random: RandomNumbers, way: ArmWay): (seconds: number) => Partial<ArmMoment> {
  const arm = way.followed();
  const up = wander(random, 0.15, 2.5);
  const aside = wander(random, 0.25, 2.5);
  return (seconds) => {
    const { raised, wrist } = arm(seconds);
    const { across, height, ahead } = wrist;
    return {
      raised,
      wrist: { across: across + aside(seconds), height: height + up(seconds), ahead },
    };
  };
}
