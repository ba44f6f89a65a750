import type { Size, VideoInfo } from '@drapeflow/core';
import { z } from 'zod';
import { colorTags, fromRgbFilter } from './color.js';
import type { FfmpegBinary } from './find-ffmpeg.js';
import type { OutputFormat } from './output-format.js';
import { exactFrameRate, formatRational } from './rational.js';

/** How videos are written. */
export const videoWriterOptionsSchema = z.strictObject({
  /** x264's trade of time for file size; the picture stays about the same. */
  preset: z
    .enum(['ultrafast', 'superfast', 'veryfast', 'faster', 'fast', 'medium', 'slow', 'slower'])
    .default('veryfast'),
  /** x264's constant rate factor: 0 (lossless) to 51 (worst). VP9's is set to match. */
  crf: z.int().min(0).max(51).default(17),
});

export type VideoWriterOptions = z.output<typeof videoWriterOptionsSchema>;

/** A video that is encoded by ffmpeg. */
export type EncodedFormat = Exclude<OutputFormat, 'folder'>;

const largestVp9Crf = 63;
const largestX264Crf = 51;
/** Browsers slow down what has shorter delays than 2/100 s. */
const largestGifRate = 50;
/** Ticks per second of a gif. */
const gifTicks = 100;
const longestGifDelay = 65_535;
const shortestGifDelay = gifTicks / largestGifRate;
/** Times in a gif's ticks, without the frames that come too soon for browsers. */
const gifTimes = `settb=1/${gifTicks},select='isnan(prev_selected_pts)+gte(pts-prev_selected_pts,${shortestGifDelay})'`;
/** Ticks per second of a varying rate: MPEG's clock. */
const variableTicks = 90_000;

/** ffmpeg's options for a stream of frames of `size`, of which `like` is the source. */
export function encoderOptions(
  ffmpeg: FfmpegBinary,
  format: EncodedFormat,
  { size, like }: { size: Size; like: VideoInfo },
  options: VideoWriterOptions,
): string[] {
  return [...timing(ffmpeg, format, like), ...encoders[format](size, like, options)];
}

type Encoder = (size: Size, like: VideoInfo, options: VideoWriterOptions) => string[];

const encoders: Readonly<Record<EncodedFormat, Encoder>> = {
  mp4: (size, like, { preset, crf }) => {
    const pixelFormat =
      like.colorRange === 'full' && like.colorMatrix !== 'gbr' ? 'yuvj420p' : 'yuv420p';
    return [
      ...['-vf', fromRgbFilter(like, size, pixelFormat), ...colorTags(like, size)],
      ...['-c:v', 'libx264', '-preset', preset, '-crf', String(crf), '-pix_fmt', pixelFormat],
      ...['-movflags', '+faststart', '-f', 'mp4'],
    ];
  },
  webm: (size, like, { crf }) => {
    const vp9Crf = Math.round((crf * largestVp9Crf) / largestX264Crf);
    return [
      ...['-vf', fromRgbFilter(like, size, 'yuv420p'), ...colorTags(like, size)],
      ...['-c:v', 'libvpx-vp9', '-b:v', '0', '-crf', String(vp9Crf), '-pix_fmt', 'yuv420p'],
      ...['-deadline', 'realtime', '-cpu-used', '6', '-row-mt', '1', '-tile-columns', '2'],
      ...['-f', 'webm'],
    ];
  },
  // A palette for each frame: one for all would need every frame in memory.
  gif: (_, { lastFrameSeconds, variableFrameRate }) => {
    const palettes = 'split[a][b];[a]palettegen=stats_mode=single[p];[b][p]paletteuse';
    const times = variableFrameRate ? `${gifTimes},` : '';
    const rest = Math.round((lastFrameSeconds ?? 0) * gifTicks);
    return [
      ...['-vf', `${times}${palettes}=new=1:dither=bayer`],
      ...(rest > 0 ? ['-final_delay', String(Math.min(rest, longestGifDelay))] : []),
      ...['-f', 'gif'],
    ];
  },
};

/**
 * A constant rate is kept exactly; a varying one keeps the time of every frame, in a gif to its hundredth of a
 * second.
 */
function timing(ffmpeg: FfmpegBinary, format: EncodedFormat, like: VideoInfo): string[] {
  const { frameRate, variableFrameRate } = like;
  const mode = (name: string) => [ffmpeg.frameTimingOption, name];
  if (!variableFrameRate) {
    const rate = format === 'gif' ? Math.min(frameRate, largestGifRate) : frameRate;
    return ['-r', formatRational(exactFrameRate(rate)), ...mode('cfr')];
  }
  const ticks = format === 'gif' ? gifTicks : variableTicks;
  const times = [...mode('passthrough'), '-enc_time_base', `1:${ticks}`];
  if (format !== 'mp4') return times;
  // The closing frame is cut off, so that none may be predicted from it, as B-frames are. Before 5.1 x264 is told
  // the ticks for the rate, and claims a level that few players accept; and the last frame lies outside of the
  // edit list, which only B-frames need.
  const older = ffmpeg.frameTimingOption === '-vsync';
  const rate = formatRational(exactFrameRate(frameRate));
  const workaround = older ? ['-x264-params', `fps=${rate}`, '-use_editlist', '0'] : [];
  return [...times, '-video_track_timescale', String(variableTicks), '-bf', '0', ...workaround];
}
