import type { Box, RgbImage, Size } from '@drapeflow/core';

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
export function widened(box: Box, margin: number, grid: number, size: Size): Box {
  const low = (start: number) => Math.max(0, grid * Math.floor((start - margin) / grid));
  const high = (end: number, most: number) =>
    Math.min(most, grid * Math.ceil((end + margin) / grid));
  const [x, y] = [low(box.x), low(box.y)];
  const width = high(box.x + box.width, size.width) - x;
  return { x, y, width, height: high(box.y + box.height, size.height) - y };
}
