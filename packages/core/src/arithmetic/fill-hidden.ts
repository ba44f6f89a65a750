import { readPlane } from './read-plane.js';

/**
 * Fills what is hidden from what surrounds it (pull–push: Gortler et al., 1996): each coarser level holds the mean of
 * the known pixels below it; unknown pixels take the level above.
 * @param values one plane of `width · height`; filled in place where `known` is less than 1
 * @param known 0 hidden … 1 known
 */
export function fillHidden(
  values: Float32Array,
  known: Float32Array,
  width: number,
  height: number,
): void {
  if (width === 1 && height === 1) return;
  const coarseWidth = Math.ceil(width / 2);
  const coarseHeight = Math.ceil(height / 2);
  const coarse = new Float32Array(coarseWidth * coarseHeight);
  const weight = new Float32Array(coarseWidth * coarseHeight);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = y * width + x;
      const to = (y >> 1) * coarseWidth + (x >> 1);
      coarse[to] += values[from] * known[from];
      weight[to] += known[from];
    }
  }
  for (let i = 0; i < coarse.length; i++) {
    if (weight[i] > 0) coarse[i] /= weight[i];
    weight[i] = Math.min(1, weight[i]);
  }
  fillHidden(coarse, weight, coarseWidth, coarseHeight);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if (known[at] >= 1) continue;
      const filled = readPlane(coarse, coarseWidth, coarseHeight, x / 2 - 0.25, y / 2 - 0.25);
      values[at] = known[at] * values[at] + (1 - known[at]) * filled;
    }
  }
}
