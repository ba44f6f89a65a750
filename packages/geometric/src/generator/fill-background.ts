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
  /** Whether nothing of what is looked for is seen. */
  readonly isEmpty: boolean;

  /**
   * @param planes of the picture's size
   * @param least what is looked for is seen where one of the planes has more
   */
  constructor(image: RgbImage, planes: readonly Float32Array[], least: number) {
    this.width = Math.ceil(image.width / 2);
    this.height = Math.ceil(image.height / 2);
    const count = this.width * this.height;
    this.planes = [new Float32Array(count), new Float32Array(count), new Float32Array(count)];
    const known = new Float32Array(count);
    for (const plane of planes) this.addKnown(image, plane, least, known);
    this.isEmpty = known.every((pixels) => pixels === 0);
    for (let i = 0; i < count; i++) {
      if (known[i] === 0) continue;
      for (const plane of this.planes) plane[i] /= known[i];
      known[i] = 1;
    }
    for (const plane of this.planes) fillHidden(plane, known, this.width, this.height);
  }

  private addKnown(
    { width, height, data }: RgbImage,
    plane: Float32Array,
    least: number,
    known: Float32Array,
  ): void {
    const [red, green, blue] = this.planes;
    for (let y = 0, at = 0; y < height; y++) {
      const row = (y >> 1) * this.width;
      for (let x = 0; x < width; x++, at++) {
        if (plane[at] <= least) continue;
        const to = row + (x >> 1);
        red[to] += data[3 * at];
        green[to] += data[3 * at + 1];
        blue[to] += data[3 * at + 2];
        known[to]++;
      }
    }
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
