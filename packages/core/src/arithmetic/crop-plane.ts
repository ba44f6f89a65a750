import type { Box, Size } from '../contracts/image.js';

/**
 * Cuts a box out of a plane, `plane[y · width + x]`, and brings it to a size: bilinear, half-pixel centres,
 * edges repeated.
 * @param box in pixels of the plane
 */
export function cropPlane(
  plane: Float32Array,
  planeSize: Size,
  box: Box,
  size: Size,
): Float32Array {
  const target = new Float32Array(size.width * size.height);
  const columns = samples(box.x, box.width, size.width, planeSize.width);
  const rows = samples(box.y, box.height, size.height, planeSize.height);
  for (let y = 0; y < size.height; y++) {
    const upper = rows.low[y] * planeSize.width;
    const lower = rows.high[y] * planeSize.width;
    const down = rows.fraction[y];
    for (let x = 0; x < size.width; x++) {
      const left = columns.low[x];
      const right = columns.high[x];
      const across = columns.fraction[x];
      const top = plane[upper + left] * (1 - across) + plane[upper + right] * across;
      const bottom = plane[lower + left] * (1 - across) + plane[lower + right] * across;
      target[y * size.width + x] = top * (1 - down) + bottom * down;
    }
  }
  return target;
}

/** For each target position the two source positions beside it, and how far it is from the first. */
function samples(start: number, length: number, targets: number, sources: number) {
  const low = new Int32Array(targets);
  const high = new Int32Array(targets);
  const fraction = new Float32Array(targets);
  for (let target = 0; target < targets; target++) {
    const wanted = start + ((target + 0.5) * length) / targets - 0.5;
    const at = Math.min(Math.max(wanted, 0), sources - 1);
    low[target] = Math.floor(at);
    high[target] = Math.min(low[target] + 1, sources - 1);
    fraction[target] = at - low[target];
  }
  return { low, high, fraction };
}
