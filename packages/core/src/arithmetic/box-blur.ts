/**
 * The mean over a square of (2 · radius + 1)² values, edges repeated, in time that does not depend on the radius.
 * `target` may be `source`.
 */
export function boxBlur(
  source: Float32Array,
  width: number,
  height: number,
  radius: number,
  target = new Float32Array(width * height),
): Float32Array {
  if (radius < 1) {
    if (target !== source) target.set(source);
    return target;
  }
  const rows = new Float32Array(width * height);
  blurRows(source, width, height, radius, rows);
  blurColumns(rows, width, height, radius, target);
  return target;
}

function blurRows(
  source: Float32Array,
  width: number,
  height: number,
  radius: number,
  target: Float32Array,
): void {
  const scale = 1 / (2 * radius + 1);
  const last = width - 1;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let sum = 0;
    for (let x = -radius; x <= radius; x++) sum += source[row + Math.min(Math.max(x, 0), last)];
    for (let x = 0; x < width; x++) {
      target[row + x] = sum * scale;
      const entering = x + radius + 1;
      const leaving = x - radius;
      sum += source[row + (entering < last ? entering : last)];
      sum -= source[row + (leaving > 0 ? leaving : 0)];
    }
  }
}

function blurColumns(
  source: Float32Array,
  width: number,
  height: number,
  radius: number,
  target: Float32Array,
): void {
  const scale = 1 / (2 * radius + 1);
  const sums = new Float64Array(width);
  for (let y = -radius; y <= radius; y++) {
    const row = Math.min(Math.max(y, 0), height - 1) * width;
    for (let x = 0; x < width; x++) sums[x] += source[row + x];
  }
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const entering = Math.min(y + radius + 1, height - 1) * width;
    const leaving = Math.max(y - radius, 0) * width;
    for (let x = 0; x < width; x++) {
      target[row + x] = sums[x] * scale;
      sums[x] += source[entering + x] - source[leaving + x];
    }
  }
}
