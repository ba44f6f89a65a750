import type { Box, RgbImage } from '@drapeflow/core';

/** The smallest box, in pixels, outside which two pictures of one size are the same; undefined if they are so all over. */
export function differingBox(a: RgbImage, b: RgbImage): Box | undefined {
  const { width, height } = a;
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (let y = 0; y < height; y++) {
    const [row, end] = [3 * y * width, 3 * (y + 1) * width];
    let first = row;
    while (first < end && a.data[first] === b.data[first]) first++;
    if (first === end) continue;
    let last = end - 1;
    while (a.data[last] === b.data[last]) last--;
    left = Math.min(left, Math.floor((first - row) / 3));
    right = Math.max(right, Math.floor((last - row) / 3) + 1);
    top = Math.min(top, y);
    bottom = y + 1;
  }
  if (bottom === 0) return undefined;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/**
 * A box made larger by `margin` to all sides and then out to multiples of `grid`, but not past the picture.
 * @param grid pixels
 */
export function widened(box: Box, margin: number, grid: number, image: RgbImage): Box {
  const low = (start: number) => Math.max(0, grid * Math.floor((start - margin) / grid));
  const high = (end: number, size: number) =>
    Math.min(size, grid * Math.ceil((end + margin) / grid));
  const [x, y] = [low(box.x), low(box.y)];
  const width = high(box.x + box.width, image.width) - x;
  return { x, y, width, height: high(box.y + box.height, image.height) - y };
}

/** What a picture has in a box of whole pixels inside it. */
export function cut(image: RgbImage, { x, y, width, height }: Box): RgbImage {
  if (width === image.width && height === image.height) return image;
  const data = new Uint8Array(3 * width * height);
  for (let row = 0; row < height; row++) {
    const from = 3 * ((y + row) * image.width + x);
    data.set(image.data.subarray(from, from + 3 * width), 3 * row * width);
  }
  return { width, height, data };
}

/** A picture with another one in it whose upper left corner is at x, y. */
export function paste(image: RgbImage, piece: RgbImage, { x, y }: Pick<Box, 'x' | 'y'>): RgbImage {
  const data = image.data.slice();
  const length = 3 * piece.width;
  for (let row = 0; row < piece.height; row++) {
    const line = piece.data.subarray(row * length, (row + 1) * length);
    data.set(line, 3 * ((y + row) * image.width + x));
  }
  return { width: image.width, height: image.height, data };
}
