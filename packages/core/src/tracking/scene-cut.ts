import { cropImage } from '../arithmetic/crop-image.js';
import type { RgbImage } from '../contracts/image.js';

const side = 16;
/**
 * Mean difference of small pictures, 0…255, from which on two frames are of different scenes: people who move
 * make 5 and less, another person in the same room 17 and more.
 */
const different = 12;

/** Whether the scene changes from one frame to the next: small pictures of them differ everywhere. */
export function isCut(before: RgbImage, after: RgbImage): boolean {
  const [from, to] = [small(before), small(after)];
  const sum = from.reduce((total, value, i) => total + Math.abs(value - to[i]), 0);
  return sum / from.length > different;
}

function small(image: RgbImage): Uint8Array {
  const whole = { x: 0, y: 0, width: image.width, height: image.height };
  return cropImage(image, whole, side, side).data;
}
