import type { LabImage, Mask, RgbImage } from '@drapeflow/core';
import type { BodyCoordinates } from './body-coordinates.js';
import type { BodyFrame } from '../../body/body-frame.js';

/** All that is known of one frame before it is labelled; everything has the size of `image`. */
export interface PersonFrame {
  readonly image: RgbImage;
  readonly mask: Mask;
  readonly lab: LabImage;
  /** The bin of each pixel's colour. */
  readonly bins: Uint16Array;
  readonly body: BodyFrame;
  readonly at: BodyCoordinates;
  /** Where the mask leaves room for the person: indices of pixels, rising. */
  readonly pixels: Uint32Array;
}

/** Below this the mask is believed that there is no person. */
const outside = 0.02;

export function personPixels(mask: Mask): Uint32Array {
  const pixels = new Uint32Array(mask.data.length);
  let count = 0;
  for (let i = 0; i < mask.data.length; i++) if (mask.data[i] >= outside) pixels[count++] = i;
  return pixels.subarray(0, count);
}
