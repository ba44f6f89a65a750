import { DrapeflowError, describeIssues, type VideoWriter } from '@drapeflow/core';
import type { z } from 'zod';
import { prepareDestination } from './destination.js';
import { EncodedSink } from './encoded-sink.js';
import { videoWriterOptionsSchema } from './encoder-options.js';
import { findFfmpeg } from './find-ffmpeg.js';
import { FolderSink } from './folder-sink.js';
import { outputFormatOf } from './output-format.js';
import { findSound } from './sound.js';

/**
 * Writes .mp4 (H.264, 4:2:0, for browsers), .webm (VP9) and .gif through ffmpeg, and, for a path without an
 * extension or with a trailing slash, a folder of PNG pictures. Rate, colours and sound are the source's; a gif
 * and a folder have no sound. An .mp4 of an odd width or height gets one more column or row, a copy of the last.
 * @throws DrapeflowError CONFIG_INVALID
 */
export function createVideoWriter(
  options: z.input<typeof videoWriterOptionsSchema> = {},
): VideoWriter {
  const parsed = videoWriterOptionsSchema.safeParse(options);
  if (!parsed.success) {
    const problems = describeIssues(parsed.error, videoWriterOptionsSchema);
    throw new DrapeflowError('CONFIG_INVALID', { problems });
  }
  return {
    async open(path, sink) {
      const format = outputFormatOf(path);
      const kind = format === 'folder' ? 'folder' : 'file';
      const destination = await prepareDestination(path, kind, sink.overwrite ?? false);
      if (format === 'folder') return new FolderSink(destination, sink.size);
      const ffmpeg = await findFfmpeg();
      const sound =
        sink.audio && format !== 'gif' ? await findSound(ffmpeg, sink.audio) : undefined;
      return new EncodedSink({ ffmpeg, destination, format, sink, sound, options: parsed.data });
    },
  };
}
