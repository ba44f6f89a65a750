import type { Mask } from '../contracts/image.js';

/** Brings a mask to another size: bilinear, half-pixel centres, edges repeated. */
export function resizeMask(mask: Mask, width: number, height: number): Mask {
  if (mask.width === width && mask.height === height) return mask;
  const data = resizePlane(mask.data, mask.width, mask.height, width, height);
  return { width, height, data };
}

/** Bilinear, half-pixel centres, edges repeated. */
export function resizePlane(
  source: Float32Array,
  sourceWidth: number,
  sourceHeight: number,
  width: number,
  height: number,
): Float32Array {
  const target = new Float32Array(width * height);
  const columns = new Int32Array(width);
  const fractions = new Float32Array(width);
  for (let x = 0; x < width; x++) {
    const at = Math.min(Math.max(((x + 0.5) * sourceWidth) / width - 0.5, 0), sourceWidth - 1);
    columns[x] = Math.min(Math.floor(at), Math.max(0, sourceWidth - 2));
    fractions[x] = at - columns[x];
  }
  const right = sourceWidth > 1 ? 1 : 0;
  for (let y = 0; y < height; y++) {
    const at = Math.min(Math.max(((y + 0.5) * sourceHeight) / height - 0.5, 0), sourceHeight - 1);
    const row = Math.min(Math.floor(at), Math.max(0, sourceHeight - 2));
    const down = at - row;
    const upper = row * sourceWidth;
    const lower = sourceHeight > 1 ? upper + sourceWidth : upper;
    for (let x = 0; x < width; x++) {
      const c = columns[x];
      const f = fractions[x];
      const top = source[upper + c] * (1 - f) + source[upper + c + right] * f;
      const bottom = source[lower + c] * (1 - f) + source[lower + c + right] * f;
      target[y * width + x] = top * (1 - down) + bottom * down;
    }
  }
  return target;
}
