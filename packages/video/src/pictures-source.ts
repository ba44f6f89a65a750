import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import {
  DrapeflowError,
  type Picture,
  type PictureReader,
  type TimeRange,
  type VideoFrame,
  type VideoSource,
} from '@drapeflow/core';
import { assertVideoSize } from './assert-video-size.js';
import { describeSize } from './describe-size.js';
import { framesWithin, rangeEmpty } from './time-range.js';

const pictureExtensions = ['.jpg', '.jpeg', '.png', '.webp', '.avif', '.tif', '.tiff'];

export function isPictureName(path: string): boolean {
  return pictureExtensions.includes(extname(path).toLowerCase());
}

/**
 * The pictures of a folder, in the order in which people count: `2.png` before `10.png`.
 * @throws DrapeflowError VIDEO_FOLDER_EMPTY
 */
export async function picturesOf(folder: string): Promise<string[]> {
  const named = (await readdir(folder)).filter((name) => isPictureName(name) && name[0] !== '.');
  const folders = await Promise.all(named.map((name) => isFolder(join(folder, name))));
  const names = named.filter((_, index) => !folders[index]);
  if (names.length === 0) {
    throw new DrapeflowError('VIDEO_FOLDER_EMPTY', { path: folder, allowed: pictureExtensions });
  }
  const order = new Intl.Collator('en', { numeric: true });
  return names.sort(order.compare).map((name) => join(folder, name));
}

/** Links are followed; what leads nowhere is left for the reader to name. */
async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

/**
 * A video of pictures at a constant rate.
 * @throws DrapeflowError PICTURE_UNREADABLE, VIDEO_RANGE_EMPTY, VIDEO_TOO_LARGE; VIDEO_FOLDER_SIZES while it is read
 */
export async function openPictures(
  reader: PictureReader,
  paths: readonly string[],
  range: TimeRange,
  frameRate: number,
): Promise<VideoSource> {
  const times = paths.map((_, index) => index / frameRate);
  const chosen = framesWithin(times, range).map((index) => paths[index]!);
  if (chosen.length === 0) throw rangeEmpty(paths[0]!, range, paths.length / frameRate);
  const { image: first } = await reader.read(chosen[0]!);
  const size = { width: first.width, height: first.height };
  assertVideoSize(chosen[0]!, size);
  const warnings: string[] = [];

  async function* frames(): AsyncGenerator<VideoFrame, void, undefined> {
    for (const [index, path] of chosen.entries()) {
      const picture = await reader.read(path);
      assertSameSize(path, picture, size);
      warnings.push(...picture.warnings);
      yield { index, timestamp: index / frameRate, image: picture.image };
    }
  }
  return {
    info: {
      size,
      frameRate,
      variableFrameRate: false,
      durationSeconds: chosen.length / frameRate,
      frameCount: chosen.length,
      hasAudio: false,
      colorRange: undefined,
      colorMatrix: 'gbr',
    },
    warnings,
    frames,
  };
}

function assertSameSize(path: string, { image }: Picture, size: { width: number; height: number }) {
  if (image.width === size.width && image.height === size.height) return;
  const received = describeSize(image);
  throw new DrapeflowError('VIDEO_FOLDER_SIZES', { path, received, expected: describeSize(size) });
}
