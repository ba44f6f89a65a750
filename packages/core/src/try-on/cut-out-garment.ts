import { fillHidden } from '../arithmetic/fill-hidden.js';
import { erodeMask } from '../arithmetic/morphology.js';
import type { Garment } from '../contracts/garment.js';
import type { Mask, RgbImage } from '../contracts/image.js';

/** A pixel that the mask holds for so much of the garment shows nothing else. */
const pure = 0.9;
/** How far the background shines into the garment at its outline, by the picture's longer side. */
const seam = 0.005;

/**
 * Brings a garment's picture and mask together: at the outline, where pixels mix the garment with its background and
 * the mask can be a little too wide, the colours of the cloth beside it take their place.
 */
export function cutOutGarment(image: RgbImage, mask: Mask): Garment {
  const { width, height } = image;
  const radius = Math.max(2, Math.round(seam * Math.max(width, height)));
  const inside = new Uint8Array(width * height);
  for (let i = 0; i < inside.length; i++) inside[i] = mask.data[i] >= pure ? 1 : 0;
  const known = Float32Array.from(erodeMask(inside, width, height, radius));
  if (!known.includes(1)) return { image, mask };
  const data = new Uint8Array(image.data.length);
  const plane = new Float32Array(width * height);
  for (let channel = 0; channel < 3; channel++) {
    for (let i = 0; i < plane.length; i++) plane[i] = image.data[3 * i + channel];
    fillHidden(plane, known, width, height);
    for (let i = 0; i < plane.length; i++) data[3 * i + channel] = plane[i] + 0.5;
  }
  return { image: { width, height, data }, mask };
}
