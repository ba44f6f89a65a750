import type { RgbImage } from '@drapeflow/core';

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
      const filled = readBetween(coarse, coarseWidth, coarseHeight, x / 2 - 0.25, y / 2 - 0.25);
      values[at] = known[at] * values[at] + (1 - known[at]) * filled;
    }
  }
}

/** What lies behind, at half the picture's size: three planes. It is smooth, so half the size shows all of it. */
export class HiddenColours {
  private readonly width: number;
  private readonly height: number;
  private readonly planes: readonly Float32Array[];

  /** @param isKnown whether a pixel, by its index, shows what is looked for */
  constructor(image: RgbImage, isKnown: (at: number) => boolean) {
    this.width = Math.ceil(image.width / 2);
    this.height = Math.ceil(image.height / 2);
    const count = this.width * this.height;
    this.planes = [new Float32Array(count), new Float32Array(count), new Float32Array(count)];
    const known = new Float32Array(count);
    for (let y = 0; y < image.height; y++) {
      for (let x = 0; x < image.width; x++) {
        const at = y * image.width + x;
        if (!isKnown(at)) continue;
        const to = (y >> 1) * this.width + (x >> 1);
        for (let channel = 0; channel < 3; channel++) {
          this.planes[channel][to] += image.data[3 * at + channel];
        }
        known[to]++;
      }
    }
    for (let i = 0; i < count; i++) {
      if (known[i] === 0) continue;
      for (const plane of this.planes) plane[i] /= known[i];
      known[i] = 1;
    }
    for (const plane of this.planes) fillHidden(plane, known, this.width, this.height);
  }

  /** @param x, y the pixel of the picture */
  read(channel: number, x: number, y: number): number {
    return readBetween(this.planes[channel], this.width, this.height, x / 2 - 0.25, y / 2 - 0.25);
  }
}

/** Bilinear, edges repeated. */
function readBetween(
  plane: Float32Array,
  width: number,
  height: number,
  x: number,
  y: number,
): number {
  const cx = Math.min(Math.max(x, 0), width - 1);
  const cy = Math.min(Math.max(y, 0), height - 1);
  const column = Math.floor(cx);
  const row = Math.floor(cy);
  const right = cx - column;
  const down = cy - row;
  const next = column + 1 < width ? 1 : 0;
  const below = row + 1 < height ? width : 0;
  const at = row * width + column;
  const top = plane[at] * (1 - right) + plane[at + next] * right;
  const bottom = plane[at + below] * (1 - right) + plane[at + below + next] * right;
  return top * (1 - down) + bottom * down;
}
