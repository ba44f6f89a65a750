import sharp from 'sharp';
import type { RgbImage } from '@drapeflow/core';

/** The bytes of a PNG file. */
export function encodePng({ width, height, data }: RgbImage): Promise<Uint8Array> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 3 })
    .toBuffer();
}
