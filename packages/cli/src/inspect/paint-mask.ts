import type { Mask, RgbImage } from '@drapeflow/core';

const squareSide = 8;
const outlineColor = [255, 0, 80] as const;

/** The image where the mask is, over a checkerboard. */
export function paintOverCheckerboard({ width, height, data }: RgbImage, mask: Mask): RgbImage {
  const painted = new Uint8Array(data.length);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const [column, row] = [pixel % width, Math.floor(pixel / width)].map((at) =>
      Math.floor(at / squareSide),
    );
    const ground = (column! + row!) % 2 ? 200 : 240;
    const opacity = mask.data[pixel]!;
    for (let at = 3 * pixel; at < 3 * pixel + 3; at++) {
      painted[at] = Math.round(ground + opacity * (data[at]! - ground));
    }
  }
  return { width, height, data: painted };
}

/** The image with the mask's outline on it: the pixels inside that have a neighbour outside. */
export function paintOutline({ width, height, data }: RgbImage, mask: Mask): RgbImage {
  const painted = data.slice();
  const inside = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < width && y < height && mask.data[y * width + x]! > 0.5;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const within = inside(x - 1, y) && inside(x + 1, y) && inside(x, y - 1) && inside(x, y + 1);
      if (inside(x, y) && !within) painted.set(outlineColor, 3 * (y * width + x));
    }
  }
  return { width, height, data: painted };
}
