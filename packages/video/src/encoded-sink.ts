import { PassThrough } from 'node:stream';
import {
  DrapeflowError,
  type Size,
  type VideoFrame,
  type VideoSink,
  type VideoSinkOptions,
} from '@drapeflow/core';
import { assertFrame } from './assert-frame.js';
import type { Destination } from './destination.js';
import { encoderOptions, type EncodedFormat, type VideoWriterOptions } from './encoder-options.js';
import type { FfmpegBinary } from './find-ffmpeg.js';
import { isDiskFull, runFfmpeg, type FfmpegEnd, type FfmpegRun } from './ffmpeg-process.js';
import { matroskaFrameHead, matroskaHead } from './matroska-stream.js';
import { padPixels } from './pad-pixels.js';
import { addSound, type Sound } from './sound.js';

/** What an encoded video is made with. */
export interface Encoding {
  readonly ffmpeg: FfmpegBinary;
  readonly destination: Destination;
  readonly format: EncodedFormat;
  readonly sink: VideoSinkOptions;
  readonly sound: Sound | undefined;
  readonly options: VideoWriterOptions;
}

/** Frames that wait for the encoder. */
const queuedFrames = 2;

/** A video that ffmpeg encodes while it is written. */
export class EncodedSink implements VideoSink {
  private readonly size: Size;
  private readonly stream: PassThrough;
  private readonly run: FfmpegRun;
  private end: FfmpegEnd | undefined;
  private previousTime: number | undefined;

  constructor(private readonly encoding: Encoding) {
    const { ffmpeg, destination, format, sink, options } = encoding;
    this.size = format === 'mp4' ? evenSize(sink.size) : sink.size;
    const frameBytes = this.size.width * this.size.height * 3;
    this.stream = new PassThrough({ highWaterMark: queuedFrames * frameBytes });
    this.stream.write(matroskaHead(this.size, sink.like.frameRate));
    this.run = runFfmpeg({
      ffmpegPath: ffmpeg.path,
      inputs: [{ source: this.stream, options: ['-f', 'matroska'] }],
      output: {
        target: destination.temporary,
        options: encoderOptions(ffmpeg, format, { size: this.size, like: sink.like }, options),
      },
    });
    void this.run.ended.then((end) => {
      this.end = end;
      this.stream.destroy();
    });
  }

  async write(frame: VideoFrame): Promise<void> {
    assertFrame(frame, this.encoding.sink.size, this.previousTime);
    this.previousTime = frame.timestamp;
    if (!this.end) await this.send(frame);
    if (this.end) throw this.failure(this.end);
  }

  async finish(): Promise<void> {
    const { ffmpeg, destination, format, sink, sound } = this.encoding;
    try {
      if (this.previousTime === undefined) {
        throw new DrapeflowError('VIDEO_NOTHING_WRITTEN', { path: destination.path });
      }
      this.stream.end();
      const end = await this.run.ended;
      if (!end.succeeded || isDiskFull(end)) throw this.failure(end);
      if (sound && format !== 'gif') {
        const seconds = this.previousTime + 1 / sink.like.frameRate;
        await addSound(ffmpeg, destination, format, sound, seconds);
      }
      await destination.commit();
    } catch (error) {
      await this.abort();
      throw error;
    }
  }

  async abort(): Promise<void> {
    await this.run.kill();
    await this.encoding.destination.discard();
  }

  /** The pixels are copied: the caller may use the frame's memory again at once. */
  private async send({ timestamp, image }: VideoFrame): Promise<void> {
    const pixels = padPixels(image, this.size);
    this.stream.write(matroskaFrameHead(timestamp, pixels.length));
    if (this.stream.write(pixels)) return;
    await new Promise<void>((resolve) => {
      const go = () => {
        this.stream.off('drain', go).off('close', go);
        resolve();
      };
      this.stream.on('drain', go).on('close', go);
    });
  }

  private failure(end: FfmpegEnd): DrapeflowError {
    const { path } = this.encoding.destination;
    if (isDiskFull(end)) return new DrapeflowError('OUTPUT_DISK_FULL', { path }, end);
    return new DrapeflowError('VIDEO_ENCODING_FAILED', { path }, end);
  }
}

/** H.264 as browsers play it halves the resolution of colour, and so takes no odd sizes. */
function evenSize({ width, height }: Size): Size {
  return { width: width + (width % 2), height: height + (height % 2) };
}
