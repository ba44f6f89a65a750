import type { RandomNumbers } from '@drapeflow/core';
import type { Motion } from './motion.js';
import { poseBody } from './pose-body.js';
import { gesturing } from './random/gesturing.js';
import { leaning } from './random/leaning.js';
import { passing } from './random/passing.js';
import { raisingArms } from './random/raising-arms.js';
import type { RandomKind } from './random/random-kind.js';
import { standingSway } from './random/standing-sway.js';
import { turning } from './random/turning.js';
import { walking } from './random/walking.js';

export const randomKinds = {
  'standing-sway': standingSway,
  gesturing,
  walking,
  turning,
  'raising-arms': raisingArms,
  leaning,
  passing,
} as const satisfies Record<string, RandomKind>;

export type RandomKindName = keyof typeof randomKinds;

/** Makes up a motion of one kind, 5 … 8 seconds long. */
export function createRandomMotion(kind: RandomKindName, random: RandomNumbers): Motion {
  const duration = 5 + 3 * random.uniform();
  const momentAt = randomKinds[kind](random, duration);
  return {
    name: kind,
    duration,
    poseOf: (person, seconds) => poseBody(person, momentAt(seconds)),
  };
}
