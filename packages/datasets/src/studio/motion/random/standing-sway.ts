import type { RandomNumbers } from '@drapeflow/core';
import { between } from '../../world/random-choice.js';
import { wander } from '../smooth.js';
import { standingPlace, uprightBody } from '../upright-body.js';
import type { RandomKind } from './random-kind.js';

/** Stands, breathes, shifts the weight, looks about and sways a little in the waist. */
export const standingSway: RandomKind = (random: RandomNumbers, duration) => {
  const look = wander(random, between(random, 0.2, 0.6), 4);
  const lean = wander(random, 0.08, 4);
  const turn = wander(random, 0.2, 5);
  return uprightBody(random, standingPlace(between(random, -0.5, 0.5)), duration, {
    head: (seconds) => ({ turn: look(seconds) }),
    chest: (seconds) => ({ lean: lean(seconds), turn: turn(seconds) }),
  });
};
