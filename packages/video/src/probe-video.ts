import { DrapeflowError, type VideoInfo } from '@drapeflow/core';
import { assertVideoSize } from './assert-video-size.js';
import { isGrey, isYuv } from './color.js';
import { isIsoMediaFile } from './iso-media.js';
import { runFfmpeg, type FfmpegEnd } from './ffmpeg-process.js';
import { valueOf, type Rational } from './rational.js';
import {
  parseShownFrame,
  parseShownStream,
  type ShownFrame,
  type ShownStream,
} from './show-info.js';
import { parseAudioStream, parseVideoStream, type VideoStreamLine } from './stream-line.js';

/** What decoding the first frame of a video tells. */
export interface ProbedVideo extends Pick<VideoInfo, 'size' | 'colorMatrix' | 'colorRange'> {
  readonly pixelFormat: string;
  /** Whether the container has an index of its key frames. */
  readonly indexed: boolean;
  readonly highDynamicRange: boolean;
  /** Undefined if the container says nothing. */
  readonly frameRate: number | undefined;
  readonly timeBase: Rational;
  /** When the first frame is shown, in seconds of the file's own clock. */
  readonly startSeconds: number;
  /** When the file as a whole starts, on the same clock. */
  readonly fileStartSeconds: number;
  /** The first audio stream's codec as ffmpeg names it. */
  readonly audioCodec: string | undefined;
}

/** Neither the network nor what else ffmpeg calls an input. */
export const localFilesOnly = ['-protocol_whitelist', 'file'];
/** Times stay those of the file's own clock. */
export const fileInputOptions = [...localFilesOnly, '-copyts'];

export function fileUrl(path: string): string {
  return `file:${path}`;
}

const indexedFormat = /^(mov|matroska),/;
/** Lists of other files, and ffmpeg's rendering of plain text, which are no video of their own. */
const refusedFormats = new Set(['hls', 'dash', 'concat', 'sdp', 'tty', 'lavfi', 'imf']);
/** ffmpeg gives one format several names: before 4.4 that of playlists is `hls,applehttp`. */
const isRefused = (format: string) => format.split(',').some((name) => refusedFormats.has(name));

/**
 * Decodes one frame: nothing else tells the upright size and what ffmpeg can make of a file, and it needs no
 * ffprobe.
 * @throws DrapeflowError VIDEO_UNREADABLE, VIDEO_INDEX_MISSING, VIDEO_WITHOUT_PICTURES, VIDEO_WITHOUT_FRAMES,
 * VIDEO_TOO_LARGE
 */
export async function probeVideo(ffmpegPath: string, path: string): Promise<ProbedVideo> {
  let format: string | undefined;
  let fileStart = 0;
  let video: VideoStreamLine | undefined;
  let audioCodec: string | undefined;
  let stream: ShownStream | undefined;
  let frame: ShownFrame | undefined;
  const run = runFfmpeg({
    ffmpegPath,
    inputs: [{ source: fileUrl(path), options: fileInputOptions }],
    output: {
      target: '-',
      options: ['-map', '0:V:0', '-frames:v', '1', '-vf', 'showinfo', '-f', 'null'],
    },
    onLine(line) {
      format ??= /^Input #0, ([^ ]+), from /.exec(line.text)?.[1];
      fileStart ||= Number(/^ +Duration: .*, start: (-?[\d.]+)/.exec(line.text)?.[1] ?? 0);
      stream ??= parseShownStream(line);
      frame ??= parseShownFrame(line);
      // The output's streams are listed in the same form.
      if (stream) return;
      video ??= parseVideoStream(line.text);
      audioCodec ??= parseAudioStream(line.text);
    },
  });
  const end = await run.ended;
  if (!format || isRefused(format)) throw await unreadable(path, end, format);
  if (!video) throw new DrapeflowError('VIDEO_WITHOUT_PICTURES', { path }, end);
  if (!stream || !frame) throw new DrapeflowError('VIDEO_WITHOUT_FRAMES', { path }, end);

  const size = squarePixels(frame);
  assertVideoSize(path, size);
  return {
    size,
    pixelFormat: video.pixelFormat,
    indexed: indexedFormat.test(format),
    colorRange: video.colorRange,
    colorMatrix: matrixOf(video),
    highDynamicRange: video.highDynamicRange,
    frameRate: stream.frameRate.numerator > 0 ? valueOf(stream.frameRate) : undefined,
    timeBase: stream.timeBase,
    startSeconds: (frame.time ?? 0) * valueOf(stream.timeBase),
    fileStartSeconds: fileStart,
    audioCodec,
  };
}

async function unreadable(
  path: string,
  end: FfmpegEnd,
  format: string | undefined,
): Promise<DrapeflowError> {
  if (await isIsoMediaFile(path)) return new DrapeflowError('VIDEO_INDEX_MISSING', { path }, end);
  const problem = format
    ? `its format is ${format}`
    : 'ffmpeg finds none of the formats that it knows';
  return new DrapeflowError('VIDEO_UNREADABLE', { path, problem }, end);
}

/** Pixels that are wider or narrower than high are made square: the size as shown. */
function squarePixels({ size, pixelAspect }: ShownFrame) {
  const aspect = pixelAspect.numerator > 0 ? valueOf(pixelAspect) : 1;
  return { width: Math.max(1, Math.round(size.width * aspect)), height: size.height };
}

function matrixOf({ pixelFormat, colorMatrix }: VideoStreamLine): string | undefined {
  return isYuv(pixelFormat) || isGrey(pixelFormat) ? colorMatrix : 'gbr';
}
