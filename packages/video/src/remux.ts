import { rename, rm } from 'node:fs/promises';
import type { FfmpegBinary } from './find-ffmpeg.js';
import { isDiskFull, runFfmpeg, type FfmpegEnd } from './ffmpeg-process.js';
import { fileUrl, localFilesOnly } from './probe-video.js';
import { soundInput, soundOutput, type Sound, type SoundFormat } from './sound.js';

/** What becomes of an encoded video. */
export interface Remux {
  readonly format: SoundFormat;
  /** Frames from here on are left out, and the sound ends here. */
  readonly seconds: number;
  readonly sound: Sound | undefined;
}

/**
 * Puts sound to a finished video, or cuts it, without encoding it again. If that fails, the video stays as it is.
 * @returns undefined if it was done
 */
export async function remux(
  ffmpeg: FfmpegBinary,
  file: string,
  { format, seconds, sound }: Remux,
): Promise<FfmpegEnd | undefined> {
  const target = file.replace(/(\.\w+)$/, '.remuxed$1');
  const run = runFfmpeg({
    ffmpegPath: ffmpeg.path,
    inputs: [
      { source: fileUrl(file), options: localFilesOnly },
      ...(sound ? [soundInput(sound)] : []),
    ],
    output: {
      target,
      options: [
        ...['-map', '0:v:0', '-c:v', 'copy'],
        ...(sound ? ['-map', '1:a:0', ...soundOutput(sound, format)] : []),
        ...['-t', seconds.toFixed(6)],
        ...(format === 'mp4' ? ['-movflags', '+faststart'] : []),
        ...['-f', format],
      ],
    },
  });
  const end = await run.ended;
  if (end.succeeded && !isDiskFull(end)) {
    await rename(target, file);
    return undefined;
  }
  await rm(target, { force: true });
  return end;
}
