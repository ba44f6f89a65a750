import { rename, rm } from 'node:fs/promises';
import { DrapeflowError, type VideoSinkOptions } from '@drapeflow/core';
import type { Destination } from './destination.js';
import type { EncodedFormat } from './encoder-options.js';
import type { FfmpegBinary } from './find-ffmpeg.js';
import { isDiskFull, runFfmpeg } from './ffmpeg-process.js';
import { packetTimes } from './packet-times.js';
import { fileUrl, localFilesOnly, probeVideo } from './probe-video.js';
import { framesWithin } from './time-range.js';

/** The sound that belongs to a video's frames. */
export interface Sound {
  readonly path: string;
  /** As ffmpeg names it. */
  readonly codec: string;
  /** Where the first frame lies, in seconds from the file's start. */
  readonly startSeconds: number;
  /** Whether ffmpeg can go straight there. */
  readonly indexed: boolean;
}

/** Codecs that browsers play in each container, and the encoder for a source that has another. */
const soundCodecs: Readonly<
  Record<Exclude<EncodedFormat, 'gif'>, { kept: readonly string[]; encoder: string }>
> = {
  mp4: { kept: ['aac', 'mp3'], encoder: 'aac' },
  webm: { kept: ['opus', 'vorbis'], encoder: 'libopus' },
};

/**
 * Finds the sound that goes with the frames of a range.
 * @returns undefined if the file has none
 * @throws DrapeflowError VIDEO_… if the file cannot be read
 */
export async function findSound(
  ffmpeg: FfmpegBinary,
  { path, range }: NonNullable<VideoSinkOptions['audio']>,
): Promise<Sound | undefined> {
  const probed = await probeVideo(ffmpeg.path, path);
  if (!probed.audioCodec) return undefined;
  let firstFrame = 0;
  if (range?.from) {
    const { times } = await packetTimes(ffmpeg.path, path, probed);
    firstFrame = times?.[framesWithin(times, range)[0] ?? 0] ?? range.from;
  }
  const startSeconds = probed.startSeconds - probed.fileStartSeconds + firstFrame;
  return { path, codec: probed.audioCodec, startSeconds, indexed: probed.indexed };
}

/**
 * Puts sound to the finished frames at `destination.temporary`. Only then is it known how long it has to be.
 * @throws DrapeflowError VIDEO_SOUND_FAILED, OUTPUT_DISK_FULL
 */
export async function addSound(
  ffmpeg: FfmpegBinary,
  destination: Destination,
  format: Exclude<EncodedFormat, 'gif'>,
  sound: Sound,
  seconds: number,
): Promise<void> {
  const { path, temporary } = destination;
  const silent = temporary.replace(/(\.\w+)$/, '.silent$1');
  await rename(temporary, silent);
  const { kept, encoder } = soundCodecs[format];
  const whole = sound.startSeconds < 0.001;
  // Copied packets reach back before the cut. MP4 hides them by its edit list; WebM has none.
  const copied = kept.includes(sound.codec) && (whole || (format === 'mp4' && sound.indexed));
  const start = sound.startSeconds.toFixed(6);
  const trim = sound.indexed ? '' : `atrim=start=${start},asetpts=PTS-${start}/TB,`;
  const codec = copied
    ? ['-c:a', 'copy']
    : ['-c:a', encoder, '-af', `${trim}aformat=channel_layouts=stereo|mono`];
  const seek = sound.indexed ? ['-ss', start] : [];
  try {
    const run = runFfmpeg({
      ffmpegPath: ffmpeg.path,
      inputs: [
        { source: fileUrl(silent), options: localFilesOnly },
        { source: fileUrl(sound.path), options: [...localFilesOnly, ...seek] },
      ],
      output: {
        target: temporary,
        options: [
          ...['-map', '0:v:0', '-map', '1:a:0', '-c:v', 'copy', ...codec],
          ...['-t', seconds.toFixed(6)],
          ...(format === 'mp4' ? ['-movflags', '+faststart'] : []),
          ...['-f', format],
        ],
      },
    });
    const end = await run.ended;
    if (isDiskFull(end)) throw new DrapeflowError('OUTPUT_DISK_FULL', { path }, end);
    if (!end.succeeded) {
      throw new DrapeflowError('VIDEO_SOUND_FAILED', { path, audio: sound.path }, end);
    }
  } finally {
    await rm(silent, { force: true });
  }
}
