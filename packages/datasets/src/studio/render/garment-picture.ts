import type { Garment } from '@drapeflow/core';
import type { Texture } from './texture.js';

const pictures = new WeakMap<Texture, Garment>();

/** A garment's texture as the product reads garments. It is made once for each texture. */
export function garmentOf(texture: Texture): Garment {
  const known = pictures.get(texture);
  if (known) return known;
  const { width, height, channels, data } = texture;
  const image = new Uint8Array(3 * width * height);
  const mask = new Float32Array(width * height);
  for (let i = 0; i < mask.length; i++) {
    for (let c = 0; c < 3; c++) image[3 * i + c] = data[channels * i + c];
    mask[i] = channels === 4 ? data[4 * i + 3] / 255 : 1;
  }
  const garment = {
    image: { width, height, data: image },
    mask: { width, height, data: mask },
  };
  pictures.set(texture, garment);
  return garment;
}
