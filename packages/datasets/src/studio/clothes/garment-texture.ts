import type { Garment } from '@drapeflow/core';
import type { Texture } from '../render/texture.js';

/** A garment's picture with its mask for opacity. */
export function garmentTexture({ image, mask }: Garment): Texture {
  const { width, height } = image;
  const data = new Uint8Array(4 * width * height);
  for (let i = 0; i < width * height; i++) {
    data[4 * i] = image.data[3 * i];
    data[4 * i + 1] = image.data[3 * i + 1];
    data[4 * i + 2] = image.data[3 * i + 2];
    data[4 * i + 3] = 255 * mask.data[i] + 0.5;
  }
  return { width, height, channels: 4, data };
}
