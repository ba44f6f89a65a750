import type { RandomNumbers, RgbImage, Size } from '@drapeflow/core';
import { oneOf } from '../random-choice.js';
import type { BackgroundMaker } from './background.js';
import { makeOutdoors } from './outdoors.js';
import { makeRoom } from './room.js';
import { makeShelves } from './shelves.js';
import { makeStudioBackdrop } from './studio-backdrop.js';

/** Every kind of background. A new one is a file and a line here; rooms come twice, as most videos are taken in one. */
export const backgroundMakers: readonly BackgroundMaker[] = [
  makeRoom,
  makeRoom,
  makeStudioBackdrop,
  makeShelves,
  makeOutdoors,
];

export function makeBackground(random: RandomNumbers, size: Size): RgbImage {
  return oneOf(random, backgroundMakers)(random, size);
}
