import type { RandomNumbers } from '@drapeflow/core';
import type { BodyMoment } from '../body-moment.js';

/**
 * Makes up a motion of one kind.
 * @param duration seconds
 * @returns what a body does at each moment, 0 … `duration` seconds
 */
export type RandomKind = (
  random: RandomNumbers,
  duration: number,
) => (seconds: number) => BodyMoment;
