import type { RandomNumbers } from '@drapeflow/core';
import { between } from '../world/random-choice.js';
import type { Direction } from './body-moment.js';
import { wander, type Signal } from './smooth.js';

/** The small movements of one who stands still. */
export interface Liveliness {
  /** Of the hips, leg lengths: to the left and ahead. */
  readonly aside: Signal;
  readonly ahead: Signal;
  /** Of the pelvis, its left side up; radians, as all that follow. */
  readonly list: Signal;
  readonly chest: (seconds: number) => Direction;
  readonly head: (seconds: number) => Direction;
}

/** How far the chest moves with the breath, radians. */
const depthOfBreath = 0.012;

export function createLiveliness(random: RandomNumbers): Liveliness {
  const breaths = 2 * Math.PI * between(random, 0.2, 0.32);
  const chest = wanderingDirection(random, { turn: 0.05, nod: 0.025, lean: 0.03 }, 5);
  return {
    aside: wander(random, 0.025, 5),
    ahead: wander(random, 0.012, 4),
    list: wander(random, 0.03, 6),
    chest: (seconds) => {
      const { turn, nod, lean } = chest(seconds);
      return { turn, nod: nod + depthOfBreath * Math.sin(breaths * seconds), lean };
    },
    head: wanderingDirection(random, { turn: 0.12, nod: 0.07, lean: 0.05 }, 3.5),
  };
}

function wanderingDirection(
  random: RandomNumbers,
  reach: Direction,
  period: number,
): (seconds: number) => Direction {
  const turn = wander(random, reach.turn, period);
  const nod = wander(random, reach.nod, period);
  const lean = wander(random, reach.lean, period);
  return (seconds) => ({ turn: turn(seconds), nod: nod(seconds), lean: lean(seconds) });
}
