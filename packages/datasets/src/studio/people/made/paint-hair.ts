import type { Anatomy } from './anatomy.js';
import type { Complexion } from './complexion.js';
import { smoothStep } from '../../curves.js';
import type { HairStyle } from './hair-style.js';
import { HeadFrame } from './head-frame.js';
import { noise } from './noise.js';
import type { Paint } from './paint-texture.js';
import { insideHairline } from './scalp.js';

/** Strands, darker between and towards the roots, that thin out at the hairline and at the ends. */
export function hairPaint(anatomy: Anatomy, { hair, seed }: Complexion, style: HairStyle): Paint {
  const { measures } = anatomy;
  const { headSize } = measures;
  const [, eyes, depth] = new HeadFrame(measures).at(0, 0, -0.014);
  const ends = style.hangs === undefined ? undefined : eyes - style.hangs * headSize;
  const isCurly = style.curls > 0.004;
  return ({ x, y, z }, colour) => {
    const angle = Math.atan2(Math.abs(x), z - depth);
    const down = (y - eyes) / headSize;
    const wave = 0.12 * noise(angle * 4 + seed, down * 18, 1);
    const along = down * (isCurly ? 90 : 9);
    const coarse = noise((angle + wave) * 16, along, seed);
    const fine = noise((angle + wave) * 60, along * 1.5, seed + 7);
    const light = 1 + 0.2 * coarse + 0.26 * fine;
    const sheen = isCurly ? 0 : 0.22 * Math.exp(-(((down - 0.07) / 0.022) ** 2)) * (1 + fine);
    for (let k = 0; k < 3; k += 1) colour[k] = hair[k] * light + sheen * (0.25 * hair[k] + 0.06);
    const inside = insideHairline(measures, style.recession, x, y, z) / headSize;
    const ragged = 0.012 * fine + 0.006 * coarse;
    const isHanging = ends !== undefined && (Math.abs(angle) > 0.9 || down < -0.02);
    const edge =
      isHanging || style.tail ? 1 : smoothStep(-0.02, 0.004, inside + style.fringe + ragged);
    const tip =
      ends === undefined ? 1 : smoothStep(ends - 0.004, ends + 0.018, y + 1.4 * ragged * headSize);
    colour[3] = Math.min(edge, tip);
  };
}
