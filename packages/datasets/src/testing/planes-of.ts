import type { Box, RgbImage, Size } from '@drapeflow/core';
import { develop, toneCurve } from '../studio/world/phone/develop.js';
import { createPlanes, writePixels, type Planes } from '../studio/world/phone/planes.js';

export function wholeOf({ width, height }: Size): Box {
  return { x: 0, y: 0, width, height };
}

/** A whole picture as planes, its tones as they are up to where bright ones are rolled off. */
export function developed(image: RgbImage, gains: readonly number[] = [1, 1, 1]): Planes {
  const planes = createPlanes(image);
  develop(image, gains.map(toneCurve), planes, wholeOf(image));
  return planes;
}

/** The picture that planes are of. */
export function shown(planes: Planes): RgbImage {
  const { width, height } = planes.light;
  const image = { width, height, data: new Uint8Array(3 * width * height) };
  writePixels(planes, image, wholeOf(image));
  return image;
}
