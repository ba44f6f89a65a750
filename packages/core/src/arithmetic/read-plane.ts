/** Reads a plane between its pixels: bilinear, edges repeated; 0, 0 is the centre of the first pixel. */
export function readPlane(
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
