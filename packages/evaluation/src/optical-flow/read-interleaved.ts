/**
 * Reads one channel of a picture between its pixels: bilinear; 0, 0 is the centre of the first pixel.
 * @param data `data[channels · (y · width + x) + channel]`
 * @param x within 0…width − 1, and `y` within 0…height − 1
 */
export function readInterleaved(
  data: Float32Array | Uint8Array,
  width: number,
  height: number,
  channels: number,
  channel: number,
  x: number,
  y: number,
): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const right = x - column;
  const down = y - row;
  const at = channels * (row * width + column) + channel;
  const next = column + 1 < width ? channels : 0;
  const below = row + 1 < height ? channels * width : 0;
  const top = data[at] * (1 - right) + data[at + next] * right;
  const bottom = data[at + below] * (1 - right) + data[at + below + next] * right;
  return top * (1 - down) + bottom * down;
}
