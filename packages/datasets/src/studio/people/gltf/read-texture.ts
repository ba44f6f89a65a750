import { DrapeflowError, messageOf } from '@drapeflow/core';
import sharp from 'sharp';
import type { Texture } from '../../render/texture.js';

/**
 * A picture to draw with, made smaller where it is larger than needed.
 * @param side the longer side's greatest length in pixels
 * @throws DrapeflowError PICTURE_UNREADABLE
 */
export async function readTexture(path: string, bytes: Uint8Array, side: number): Promise<Texture> {
  try {
    const picture = sharp(bytes).toColourspace('srgb');
    const { hasAlpha } = await picture.metadata();
    const { data, info } = await (hasAlpha ? picture : picture.removeAlpha())
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    return { width, height, channels: channels as 3 | 4, data: new Uint8Array(data) };
  } catch (cause) {
    throw new DrapeflowError('PICTURE_UNREADABLE', { path, problem: messageOf(cause) }, { cause });
  }
}
