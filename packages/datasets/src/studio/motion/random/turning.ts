import type { RandomNumbers } from '@drapeflow/core';
import { between } from '../../world/random-choice.js';
import { track } from '../smooth.js';
import { uprightBody } from '../upright-body.js';
import type { RandomKind } from './random-kind.js';

const farthest = (75 * Math.PI) / 180;

/** Turns on the spot in small steps, to one side and to the other, by up to 75° from the viewer. */
export const turning: RandomKind = (random: RandomNumbers, duration) => {
  const side = random.uniform() < 0.5 ? 1 : -1;
  const keys: [number, number][] = [[0, side * between(random, -0.3, 0.6)]];
  let time = between(random, 0, 0.5);
  for (let turn = side; time < duration; turn = -turn) {
    const heading = turn * between(random, 0.45, 1) * farthest;
    keys.push([time, keys.at(-1)![1]]);
    time += between(random, 1.5, 2.6);
    keys.push([time, heading]);
    time += between(random, 0.3, 0.9);
  }
  const heading = track(keys);
  // The head looks where the body will be.
  const lead = (seconds: number) => 0.6 * (heading(seconds + 0.35) - heading(seconds));
  return uprightBody(random, (seconds) => ({ x: 0, z: 0, heading: heading(seconds) }), duration, {
    head: (seconds) => ({ turn: lead(seconds) }),
    chest: (seconds) => ({ turn: 0.4 * lead(seconds) }),
  });
};
