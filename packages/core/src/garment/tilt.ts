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
  const cloth: [across: number, down: number][] = [];
  for (let i = 0; i < width * height; i++) {
    if (data[i] <= 0.5) continue;
    const [x, y] = [(i % width) - width / 2, Math.floor(i / width) - height / 2];
    cloth.push([cosine * x + sine * y, -sine * x + cosine * y]);
  }
  const middle = cloth.reduce((sum, [across]) => sum + across, 0) / cloth.length;
  let best = 0;
  for (let axis = middle - 0.08 * width; axis <= middle + 0.08 * width; axis += 1) {
    let met = 0;
    for (const [across, down] of cloth) {
      const mirrored = 2 * axis - across;
      const x = Math.round(cosine * mirrored - sine * down + width / 2);
      const y = Math.round(sine * mirrored + cosine * down + height / 2);
      if (x >= 0 && y >= 0 && x < width && y < height && data[y * width + x] > 0.5) met++;
    }
    best = Math.max(best, met / cloth.length);
  }
  return best;
}
