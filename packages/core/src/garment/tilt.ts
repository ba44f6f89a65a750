import { resizeMask } from '../arithmetic/resize-mask.js';
import type { Mask } from '../contracts/image.js';

const searchHeight = 80;
const widest = (16 * Math.PI) / 180;
const step = (2 * Math.PI) / 180;
/** What a turn of one radian must gain in overlap, so that a nearly upright garment is left as it is. */
const reluctance = 0.15;

/** The angle, in radians clockwise, at which a garment lies: turned back by it, its two halves mirror each other best. */
export function findTilt(mask: Mask): number {
  const scale = Math.max(1, mask.height / searchHeight);
  const width = Math.max(1, Math.round(mask.width / scale));
  const small = resizeMask(mask, width, Math.max(1, Math.round(mask.height / scale)));
  let best = 0;
  let bestScore = -Infinity;
  for (let tilt = -widest; tilt <= widest + 1e-9; tilt += step) {
    const score = mirrorOverlap(small, tilt) - reluctance * Math.abs(tilt);
    if (score > bestScore) [best, bestScore] = [tilt, score];
  }
  return best;
}

/** The part of the cloth that meets cloth when the garment is mirrored at its best axis of this direction, 0…1. */
function mirrorOverlap({ width, height, data }: Mask, tilt: number): number {
  const [cosine, sine] = [Math.cos(tilt), Math.sin(tilt)];
  // Where each pixel of cloth would be if it were mirrored at an axis through the middle, as corners of pixels.
  const columns = new Float64Array(width * height);
  const rows = new Float64Array(width * height);
  let cloth = 0;
  let sum = 0;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (data[i] <= 0.5) continue;
      const across = cosine * (x - width / 2) + sine * (y - height / 2);
      const down = cosine * (y - height / 2) - sine * (x - width / 2);
      columns[cloth] = width / 2 + 0.5 - cosine * across - sine * down;
      rows[cloth] = height / 2 + 0.5 - sine * across + cosine * down;
      sum += across;
      cloth++;
    }
  }
  const middle = sum / cloth;
  let best = 0;
  for (let axis = middle - 0.08 * width; axis <= middle + 0.08 * width; axis += 1) {
    const right = 2 * axis * cosine;
    const below = 2 * axis * sine;
    let met = 0;
    for (let i = 0; i < cloth; i++) {
      const x = columns[i] + right;
      const y = rows[i] + below;
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      if (data[(y | 0) * width + (x | 0)] > 0.5) met++;
    }
    best = Math.max(best, met / cloth);
  }
  return best;
}
