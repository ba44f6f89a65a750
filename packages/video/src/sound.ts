import type { VideoSinkOptions } from '@drapeflow/core';
import type { EncodedFormat } from './encoder-options.js';
import type { FfmpegBinary } from './find-ffmpeg.js';
import type { FfmpegInput } from './ffmpeg-process.js';
import { packetTimes } from './packet-times.js';
import { fileUrl, localFilesOnly, probeVideo, type ProbedVideo } from './probe-video.js';
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
  /** How long it goes on from the first frame; undefined if that is not known, or if it ends with a range. */
  readonly seconds: number | undefined;
}

/** A format that holds sound. */
export type SoundFormat = Exclude<EncodedFormat, 'gif'>;

/** Codecs that browsers play in each container, and the encoder for a source that has another. */
const soundCodecs: Readonly<Record<SoundFormat, { kept: readonly string[]; encoder: string }>> = {
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
  const { audioCodec: codec, indexed } = probed;
  const seconds =
    range?.to === undefined ? await soundEnd(ffmpeg, path, probed, firstFrame) : undefined;
  return { path, codec, startSeconds, indexed, seconds };
}

async function soundEnd(
  ffmpeg: FfmpegBinary,
  path: string,
  probed: ProbedVideo,
  firstFrame: number,
): Promise<number | undefined> {
  const { times, lastSeconds = 0 } = await packetTimes(ffmpeg.path, path, probed, '0:a:0');
  const last = times?.at(-1);
  return last === undefined ? undefined : last + lastSeconds - firstFrame;
}

/** ffmpeg's options to read sound from where its frames start. */
export function soundInput({ path, indexed, startSeconds }: Sound): FfmpegInput {
  const seek = indexed ? ['-ss', startSeconds.toFixed(6)] : [];
  return { source: fileUrl(path), options: [...localFilesOnly, ...seek] };
}

/** ffmpeg's options to write sound: copied where possible. */
export function soundOutput(
  { codec, indexed, startSeconds }: Sound,
  format: SoundFormat,
): string[] {
  const { kept, encoder } = soundCodecs[format];
  const whole = startSeconds < 0.001;
  // Copied packets reach back before the cut. MP4 hides them by its edit list; WebM has none.
  if (kept.includes(codec) && (whole || (format === 'mp4' && indexed))) return ['-c:a', 'copy'];
  const start = startSeconds.toFixed(6);
  const trim = indexed ? '' : `atrim=start=${start},asetpts=PTS-${start}/TB,`;
  return ['-c:a', encoder, '-af', `${trim}aformat=channel_layouts=stereo|mono`];
}
