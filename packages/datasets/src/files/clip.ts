import { join } from 'node:path';
import type { RgbImage } from '@drapeflow/core';
import type { MediaReaders } from './define-adapter.js';
import { filesSource, type FrameSource } from './frame-source.js';
import type { Listing } from './listing.js';
import { isPicture, isVideo } from './names.js';
import { videoSource, type FrameRange } from './video-source.js';

/** A clip: a video file, a folder of pictures or a single picture. */
export interface Clip {
  readonly path: string;
  /** The frames, unless it is a video file. */
  readonly pictures?: readonly string[];
}

/**
 * Finds a clip. It may be given as a file's name though it lies there as a folder of frames, or the other way round.
 * It is a fault if there is none.
 */
export async function findClip(
  listing: Listing,
  sequence: string,
  folder: string,
  name: string,
): Promise<Clip | undefined> {
  const found = await listing.namesake(folder, name);
  const path = join(folder, found ?? name);
  const within = found && (await listing.names(path));
  if (within) return folderOf(listing, sequence, path, within);
  const file = await listing.file(sequence, folder, found ?? name);
  if (!file || isVideo(file)) return file ? { path: file } : undefined;
  if (isPicture(file)) return { path: file, pictures: [file] };
  listing.fault(file, 'it is no video, picture or folder of pictures', sequence);
  return undefined;
}

function folderOf(
  listing: Listing,
  sequence: string,
  path: string,
  names: readonly string[],
): Clip | undefined {
  const pictures = names.filter(isPicture).map((name) => join(path, name));
  if (pictures.length > 0) return { path, pictures };
  listing.fault(path, 'the folder has no pictures', sequence);
  return undefined;
}

/** What a clip's frames are, or what `convert` makes of them. */
export function clipSource<Value>(
  { path, pictures }: Clip,
  { pictureReader, videoReader }: MediaReaders,
  convert: (image: RgbImage) => Value,
  range?: FrameRange,
): FrameSource<Value | undefined> {
  if (!pictures) return videoSource(videoReader, path, convert, range);
  const read = async (file: string) => convert((await pictureReader.read(file)).image);
  return filesSource(path, pictures.slice(range?.first, range?.end), read);
}

export const asItIs = (image: RgbImage): RgbImage => image;
