import { RandomNumbers, type Point, type RgbImage } from '@drapeflow/core';

/** One colour all over, or several in turn. */
export function flat(width: number, height: number, ...colour: readonly number[]): RgbImage {
  const data = Uint8Array.from({ length: 3 * width * height }, (_, i) => colour[i % colour.length]);
  return { width, height, data };
}

export function randomImage(seed: number, width: number, height: number): RgbImage {
  const random = new RandomNumbers(seed);
  const data = Uint8Array.from({ length: 3 * width * height }, () => 256 * random.uniform());
  return { width, height, data };
}

/** A picture that changes softly. */
export const slope: RgbImage = (() => {
  const image = flat(50, 38, 0);
  for (let i = 0; i < image.data.length; i++) {
    const pixel = Math.floor(i / 3);
    image.data[i] = 120 + 60 * Math.sin((pixel % 50) / 9 + (i % 3)) + 30 * Math.cos(pixel / 700);
  }
  return image;
})();

export function meanSquare(a: RgbImage, b: RgbImage): number {
  return a.data.reduce((sum, value, i) => sum + (value - b.data[i]) ** 2, 0) / a.data.length;
}

/** A picture with another one in it whose upper left corner is at x, y. */
export function paste(image: RgbImage, piece: RgbImage, { x, y }: Point): RgbImage {
  const data = image.data.slice();
  const length = 3 * piece.width;
  for (let row = 0; row < piece.height; row++) {
    const line = piece.data.subarray(row * length, (row + 1) * length);
    data.set(line, 3 * ((y + row) * image.width + x));
  }
  return { width: image.width, height: image.height, data };
}
