import type { RgbImage, Size } from '@drapeflow/core';

/** A copy of a picture's pixels. Where `size` is larger, the last column and row go on. */
export function padPixels(image: RgbImage, { width, height }: Size): Uint8Array {
  const pixels = new Uint8Array(width * height * 3);
  if (image.width === width && image.height === height) {
    pixels.set(image.data);
    return pixels;
  }
  for (let y = 0; y < height; y++) {
    const from = Math.min(y, image.height - 1) * image.width * 3;
    const row = image.data.subarray(from, from + image.width * 3);
    pixels.set(row, y * width * 3);
    for (let x = image.width; x < width; x++) {
      pixels.set(row.subarray(-3), (y * width + x) * 3);
    }
  }
  return pixels;
}
