import type { Fragments } from './fragments.js';
import { samplesPerPixel } from './sample-pattern.js';
import type { VisibilityBuffer } from './visibility-buffer.js';

/**
 * Directions, to the right and down, of the pairs of pixels on either side of one that are looked at, and how far away
 * they are, metres.
 */
const pairs = Float64Array.of(1, 0, 0.05, 0.5, 0.87, 0.1, 0.5, -0.87, 0.07);
/** What is so much nearer, in reaches, is another part of the body, which does not touch this one. */
const apart = 2.5;
const strength = 0.9;
const darkest = 0.35;

/**
 * Finds how much of the light from all sides reaches the selected fragments: the less, the deeper they lie between
 * pixels on opposite sides of them (after Luft et al., 2006, who compare depths with their mean nearby).
 * @param lift how much less far away than they are the visibility buffer has them, metres
 */
export function occlude(
  { selected, selectedCount, columns, rows, depths, openness }: Fragments,
  visibility: VisibilityBuffer,
  lift: number,
  focalLength: number,
): void {
  for (let i = 0; i < selectedCount; i++) {
    const at = selected[i];
    const depth = depths[at] - lift;
    const pixelsPerMetre = focalLength / depth;
    let hidden = 0;
    for (let pair = 0; pair < pairs.length; pair += 3) {
      const reach = pairs[pair + 2];
      // As integers, which the many indices made of them then are, too.
      const dx = Math.floor(pairs[pair] * reach * pixelsPerMetre + 0.5) | 0;
      const dy = Math.floor(pairs[pair + 1] * reach * pixelsPerMetre + 0.5) | 0;
      const scale = depth / reach;
      const rise =
        riseAt(visibility, columns[at] + dx, rows[at] + dy, depth, scale) +
        riseAt(visibility, columns[at] - dx, rows[at] - dy, depth, scale);
      if (rise > 0) hidden += rise;
    }
    const light = 1 - (strength * hidden) / (pairs.length / 3);
    openness[at] = light < darkest ? darkest : light;
  }
}

/** How much nearer than `depth` a pixel is, in reaches, −1…1; 0 where nothing touches. @param scale `depth` over the reach */
function riseAt(
  { width, height, nearness }: VisibilityBuffer,
  x: number,
  y: number,
  depth: number,
  scale: number,
): number {
  if (x < 0 || y < 0 || x >= width || y >= height) return 0;
  // Depth less the depth there, for small differences, and without a division.
  const nearer = (nearness[(y * width + x) * samplesPerPixel] * depth - 1) * scale;
  return nearer >= apart ? 0 : nearer < -1 ? -1 : nearer > 1 ? 1 : nearer;
}
