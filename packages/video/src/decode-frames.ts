import type { Readable } from 'node:stream';
import { DrapeflowError, type TimeRange, type VideoFrame, type VideoInfo } from '@drapeflow/core';
import { toRgbFilter } from './color.js';
import type { FfmpegBinary } from './find-ffmpeg.js';
import { outputStream, runFfmpeg, type FfmpegEnd } from './ffmpeg-process.js';
import { frameClock } from './frame-clock.js';
import { FrameTimes } from './frame-times.js';
import { fileInputOptions, fileUrl, type ProbedVideo } from './probe-video.js';
import { parseShownFrame } from './show-info.js';
import { rangeTolerance } from './time-range.js';

/** A video file that is to be decoded, and what is known of it. */
export interface Decoding {
  readonly path: string;
  readonly probed: ProbedVideo;
  readonly info: VideoInfo;
  readonly range: TimeRange;
  /** Called at a frame whose time is not after that of the one before. */
  readonly onTimeBreak: (frame: number) => void;
  /** Called when ffmpeg has ended by itself. */
  readonly onEnd: (end: FfmpegEnd) => void;
}

/** Key frames are indexed by their time of decoding, which is a little before that of showing. */
const seekMargin = 1;
/** Frames that are decoded ahead. */
const queuedFrames = 2;

/**
 * Decodes a video, each frame into memory of its own. ffmpeg waits while the reader is busy, and is gone when
 * the loop is left.
 * @throws DrapeflowError VIDEO_DECODING_FAILED, VIDEO_WITHOUT_FRAMES
 */
export async function* decodeFrames(
  ffmpeg: FfmpegBinary,
  { path, probed, info, range, onTimeBreak, onEnd }: Decoding,
): AsyncGenerator<VideoFrame, void, undefined> {
  const { width, height } = info.size;
  const frameBytes = width * height * 3;
  const stream = outputStream(queuedFrames * frameBytes);
  const times = new FrameTimes();
  const run = runFfmpeg({
    ffmpegPath: ffmpeg.path,
    inputs: [{ source: fileUrl(path), options: [...fileInputOptions, ...seek(probed, range)] }],
    output: {
      target: stream,
      options: [
        ...['-map', '0:V:0', ffmpeg.frameTimingOption, 'passthrough'],
        ...['-vf', filters(probed, info, range)],
        ...['-f', 'rawvideo', '-pix_fmt', 'rgb24'],
      ],
    },
    onLine(line) {
      const frame = parseShownFrame(line);
      if (frame) times.push(frame.time);
    },
  });
  void run.ended.then(() => times.end());

  let index = 0;
  const clock = frameClock(probed.timeBase, info, () => onTimeBreak(index));
  try {
    for await (const data of inPieces(stream, frameBytes)) {
      const timestamp = clock(await times.next());
      yield { index, timestamp, image: { width, height, data } };
      index++;
    }
    const end = await run.ended;
    if (!end.succeeded) {
      throw new DrapeflowError('VIDEO_DECODING_FAILED', { path, frame: index }, end);
    }
    if (index === 0) throw new DrapeflowError('VIDEO_WITHOUT_FRAMES', { path }, end);
    onEnd(end);
  } finally {
    stream.destroy();
    await run.kill();
  }
}

/** Without an index ffmpeg may land on a key frame after the one that is needed: such files are read through. */
function seek(probed: ProbedVideo, { from = 0 }: TimeRange): string[] {
  const target = probed.startSeconds - probed.fileStartSeconds + from - seekMargin;
  return probed.indexed && target > 0 ? ['-ss', target.toFixed(6)] : [];
}

function filters(probed: ProbedVideo, info: VideoInfo, { from, to }: TimeRange): string {
  const at = (seconds: number) => (probed.startSeconds + seconds - rangeTolerance).toFixed(6);
  const limits = [
    ...(from === undefined ? [] : [`start=${at(from)}`]),
    ...(to === undefined ? [] : [`end=${at(to)}`]),
  ];
  return [
    ...(limits.length ? [`trim=${limits.join(':')}`] : []),
    'showinfo',
    toRgbFilter(probed.pixelFormat, info, info.size),
  ].join(',');
}

/** Cuts a stream into pieces of one size; an unfinished last one is dropped. */
async function* inPieces(stream: Readable, size: number): AsyncGenerator<Uint8Array> {
  let piece = new Uint8Array(size);
  let filled = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    for (let start = 0; start < chunk.length;) {
      const part = chunk.subarray(start, start + size - filled);
      piece.set(part, filled);
      filled += part.length;
      start += part.length;
      if (filled < size) continue;
      yield piece;
      piece = new Uint8Array(size);
      filled = 0;
    }
  }
}
