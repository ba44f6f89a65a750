import type { RandomNumbers } from '@drapeflow/core';
import { between } from '../../world/random-choice.js';
import { track, type Signal } from '../smooth.js';
import { standingPlace, uprightBody } from '../upright-body.js';
import type { RandomKind } from './random-kind.js';

/** Leans forward, back or to a side and comes upright again, a few times. */
export const leaning: RandomKind = (random: RandomNumbers, duration) => {
  const nod = leans(random, duration, -0.15, 0.6);
  const lean = leans(random, duration, -0.3, 0.3);
  const turn = leans(random, duration, -0.35, 0.35);
  const chest = (seconds: number) => ({
    nod: nod(seconds),
    lean: lean(seconds),
    turn: turn(seconds),
  });
  return uprightBody(random, standingPlace(between(random, -0.6, 0.6)), duration, {
    chest,
    // Who bends forward looks ahead and moves the hips back.
    head: (seconds) => ({ nod: -0.1 * nod(seconds) }),
    tilt: (seconds) => 0.35 * nod(seconds),
    back: (seconds) => 0.16 * nod(seconds),
  });
};

function leans(random: RandomNumbers, duration: number, low: number, high: number): Signal {
  const keys: [number, number][] = [[0, 0]];
  for (let time = between(random, 0.1, 0.8); time < duration;) {
    keys.push([time, keys.at(-1)![1]]);
    time += between(random, 0.9, 1.8);
    keys.push([time, random.uniform() < 0.3 ? 0 : between(random, low, high)]);
    time += between(random, 0.1, 0.8);
  }
  return track(keys);
}
