import sharp from 'sharp';
import { DrapeflowError, messageOf, type Picture, type PictureReader } from '@drapeflow/core';
import { pngFrames } from './animated-png.js';
import { assertReadableFile } from './readable-file.js';

/**
 * Reads JPEG, PNG, WebP, AVIF, GIF, TIFF and SVG through sharp: turned upright by its EXIF orientation, its
 * colours taken from its profile, CMYK, grey or 16 bits to 8-bit sRGB. Of several pages the first is read.
 */
export function createPictureReader(): PictureReader {
  return { read: readPicture };
}

/** @throws DrapeflowError FILE_NOT_FOUND, FILE_NOT_READABLE, FILE_EMPTY, PICTURE_UNREADABLE */
async function readPicture(path: string, maximumSize?: number): Promise<Picture> {
  await assertReadableFile(path);
  try {
    const picture = sharp(path, { failOn: 'error' });
    const { format, hasAlpha, ...metadata } = await picture.metadata();
    const pages = format === 'png' ? await pngFrames(path) : (metadata.pages ?? 1);
    picture.autoOrient().toColourspace('srgb');
    if (maximumSize !== undefined) {
      const side = { width: maximumSize, height: maximumSize };
      picture.resize({ ...side, fit: 'inside', withoutEnlargement: true });
    }
    const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
    const pixels = splitAlpha(data, info);
    return {
      image: { width: info.width, height: info.height, data: pixels.color },
      alpha:
        hasAlpha && pixels.alpha.some((value) => value < 1)
          ? { width: info.width, height: info.height, data: pixels.alpha }
          : undefined,
      warnings: pages > 1 ? [`${path} has ${pages} pages or frames; the first is used.`] : [],
    };
  } catch (cause) {
    throw new DrapeflowError('PICTURE_UNREADABLE', { path, problem: messageOf(cause) }, { cause });
  }
}

function splitAlpha(
  data: Uint8Array,
  { width, height, channels }: { width: number; height: number; channels: number },
) {
  const pixels = width * height;
  const color = new Uint8Array(3 * pixels);
  const alpha = new Float32Array(pixels);
  // One or two channels are grey, with or without alpha.
  const [green, blue] = channels < 3 ? [0, 0] : [1, 2];
  const opaque = channels % 2 === 1;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const at = pixel * channels;
    color[3 * pixel] = data[at]!;
    color[3 * pixel + 1] = data[at + green]!;
    color[3 * pixel + 2] = data[at + blue]!;
    alpha[pixel] = opaque ? 1 : data[at + channels - 1]! / 255;
  }
  return { color, alpha };
}
