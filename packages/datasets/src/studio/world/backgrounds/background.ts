import type { RandomNumbers, RgbImage, Size } from '@drapeflow/core';

/** Makes a picture to stand in front of. The same random numbers give the same picture. */
export type BackgroundMaker = (random: RandomNumbers, size: Size) => RgbImage;
