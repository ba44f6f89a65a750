import type { RgbImage } from '../contracts/image.js';

const halves = new WeakMap<RgbImage, RgbImage>();

/** An image at half its size, each pixel the mean of 2×2; the last row or column of an odd size is repeated. Made once. */
export function halved(image: RgbImage): RgbImage {
  const known = halves.get(image);
  if (known) return known;
  const width = Math.ceil(image.width / 2);
  const height = Math.ceil(image.height / 2);
  const half = { width, height, data: new Uint8Array(3 * width * height) };
  for (let y = 0; y < height; y++) {
    const upper = 3 * 2 * y * image.width;
    const lower = 2 * y + 1 < image.height ? upper + 3 * image.width : upper;
    averageRows(image.data, upper, lower, image.width, half.data, 3 * y * width);
  }
  halves.set(image, half);
  return half;
}

function averageRows(
  source: Uint8Array,
  upper: number,
  lower: number,
  sourceWidth: number,
  target: Uint8Array,
  start: number,
): void {
  const width = Math.ceil(sourceWidth / 2);
  for (let x = 0; x < width; x++) {
    const left = 6 * x;
    const right = 2 * x + 1 < sourceWidth ? left + 3 : left;
    for (let channel = 0; channel < 3; channel++) {
      const sum =
        source[upper + left + channel] +
        source[upper + right + channel] +
        source[lower + left + channel] +
        source[lower + right + channel];
      target[start + 3 * x + channel] = (sum + 2) >> 2;
    }
  }
}
