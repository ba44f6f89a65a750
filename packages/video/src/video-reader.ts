import { DrapeflowError, describeIssues, type VideoReader } from '@drapeflow/core';
import { z } from 'zod';
import { findFfmpeg } from './find-ffmpeg.js';
import { createPictureReader } from './picture-reader.js';
import { isPictureName, openPictures, picturesOf } from './pictures-source.js';
import { assertFile, readableEntry } from './readable-file.js';
import { assertRange } from './time-range.js';
import { openVideoFile } from './video-file-source.js';

/** How videos are read. */
export const videoReaderOptionsSchema = z.strictObject({
  /** Frames per second of a folder of pictures. */
  pictureRate: z.number().positive().max(1000).default(25),
});

export type VideoReaderOptions = z.input<typeof videoReaderOptionsSchema>;

/**
 * Reads whatever ffmpeg reads; pictures through sharp. Frames come upright, with square pixels and in the
 * source's own colours; `info` is of the chosen range. A range holds the frames shown from `from` on and before
 * `to`, counted from the first frame, to the frame exactly.
 * @throws DrapeflowError CONFIG_INVALID
 */
export function createVideoReader(options: VideoReaderOptions = {}): VideoReader {
  const parsed = videoReaderOptionsSchema.safeParse(options);
  if (!parsed.success) {
    const problems = describeIssues(parsed.error, videoReaderOptionsSchema);
    throw new DrapeflowError('CONFIG_INVALID', { problems });
  }
  const { pictureRate } = parsed.data;
  const pictures = createPictureReader();
  return {
    async open(path, range = {}) {
      assertRange(range);
      const entry = await readableEntry(path);
      if (entry.isDirectory()) {
        return openPictures(pictures, await picturesOf(path), range, pictureRate);
      }
      assertFile(path, entry);
      if (isPictureName(path)) return openPictures(pictures, [path], range, pictureRate);
      return openVideoFile(await findFfmpeg(), path, range);
    },
  };
}
