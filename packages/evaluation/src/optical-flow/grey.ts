import { luminance, type RgbImage } from '@drapeflow/core';

/** Whole numbers 0…255, as 8-bit grey pictures have. */
export function grey(image: RgbImage): Float64Array {
  const values = luminance(image);
  const target = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) target[i] = Math.round(255 * values[i]);
  return target;
}
