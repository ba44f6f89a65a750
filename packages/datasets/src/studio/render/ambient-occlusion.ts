import { samplesPerPixel } from './sample-pattern.js';
import type { VisibilityBuffer } from './visibility-buffer.js';

/** Directions of the pairs of pixels on either side of one that are looked at, and how far away they are, metres. */
const pairs = Float64Array.of(1, 0, 0.05, 0.5, 0.87, 0.1, 0.5, -0.87, 0.07);
/** What is so much nearer, in reaches, is another part of the body, which does not touch this one. */
const apart = 2.5;
const strength = 0.9;
const darkest = 0.35;

/**
 * How much of the light from all sides reaches a pixel, 0…1: the less, the deeper it lies between pixels on opposite
 * sides of it (after Luft et al., 2006, who compare depths with their mean nearby).
 * @param x, y a pixel
 * @param depth what is seen there, metres
 */
export function ambientOcclusion(
  { width, height, nearness }: VisibilityBuffer,
  x: number,
  y: number,
  depth: number,
  focalLength: number,
): number {
  let hidden = 0;
  for (let pair = 0; pair < pairs.length; pair += 3) {
    const reach = pairs[pair + 2];
    const pixels = (reach * focalLength) / depth;
    // As integers, which the many indices made of them then are, too.
    const dx = Math.round(pairs[pair] * pixels) | 0;
    const dy = Math.round(pairs[pair + 1] * pixels) | 0;
    let rise = 0;
    for (let side = -1; side <= 1; side += 2) {
      const column = x + side * dx;
      const row = y + side * dy;
      if (column < 0 || row < 0 || column >= width || row >= height) continue;
      // Depth less the depth there, for small differences, and without a division.
      const nearer = (nearness[(row * width + column) * samplesPerPixel] * depth - 1) * depth;
      if (nearer < apart * reach)
        rise += nearer < -reach ? -1 : nearer > reach ? 1 : nearer / reach;
    }
    if (rise > 0) hidden += rise;
  }
  const light = 1 - (strength * hidden) / (pairs.length / 3);
  return light < darkest ? darkest : light;
}
