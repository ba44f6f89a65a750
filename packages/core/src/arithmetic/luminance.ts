import type { RgbImage } from '../contracts/image.js';

/** Luma after ITU-R BT.601, 0…1. */
export function luminance(image: RgbImage): Float32Array {
  const count = image.width * image.height;
  const values = new Float32Array(count);
  const data = image.data;
  for (let i = 0; i < count; i++) {
    values[i] = (0.299 * data[3 * i] + 0.587 * data[3 * i + 1] + 0.114 * data[3 * i + 2]) / 255;
  }
  return values;
}
