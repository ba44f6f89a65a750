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
import { describeSize } from './describe-size.js';
import { padPixels } from './pad-pixels.js';
import { remux } from './remux.js';
import type { Sound } from './sound.js';

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
/** Sound that goes on for less after the last frame is the padding of its codec. */
const missedSeconds = 0.5;
/** So that no rounding of times takes the last frame for the closing one. */
const shortestLastFrame = 0.003;

/** A video that ffmpeg encodes while it is written. */
export class EncodedSink implements VideoSink {
  readonly warnings: string[] = [];
  private readonly size: Size;
  private readonly stream: PassThrough;
  private readonly run: FfmpegRun;
  private end: FfmpegEnd | undefined;
  private previousTime: number | undefined;
  private previousPixels: Uint8Array | undefined;
  private frames = 0;

  constructor(private readonly encoding: Encoding) {
    const { ffmpeg, destination, format, sink, options } = encoding;
    this.size = format === 'mp4' ? evenSize(sink.size) : sink.size;
    this.warnAboutSize();
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
    const { destination } = this.encoding;
    try {
      if (this.previousTime === undefined) {
        throw new DrapeflowError('VIDEO_NOTHING_WRITTEN', { path: destination.path });
      }
      const seconds = this.previousTime + this.lastFrameSeconds();
      if (this.closes) this.sendPixels(seconds, this.previousPixels!);
      this.stream.end();
      const end = await this.run.ended;
      if (!end.succeeded || isDiskFull(end)) throw this.failure(end);
      await this.complete(seconds);
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

  /**
   * Encoders only keep when a frame is shown. Where the rate varies, how long the last one is shown is kept by
   * one more after it, which is cut off at the end. WebM cannot hold it at all.
   */
  private get closes(): boolean {
    const { format, sink } = this.encoding;
    return format === 'mp4' && sink.like.variableFrameRate;
  }

  private lastFrameSeconds(): number {
    const { frameRate, frameCount, lastFrameSeconds } = this.encoding.sink.like;
    const isLast = this.frames === frameCount;
    return Math.max((isLast && lastFrameSeconds) || 1 / frameRate, shortestLastFrame);
  }

  /** Adds the sound, and cuts off the closing frame. */
  private async complete(end: number): Promise<void> {
    const { ffmpeg, destination, format, sound } = this.encoding;
    if (format === 'gif') return;
    const seconds = this.closes ? end - shortestLastFrame / 3 : end;
    if (sound) {
      const failed = await remux(ffmpeg, destination.temporary, { format, seconds, sound });
      if (!failed) return this.warnAboutMissedSound(sound, end);
      const reason = failed.faults[0] ?? failed.cause?.message;
      this.warnings.push(
        `The sound of ${sound.path} could not be used ("${reason}"); ${destination.path} has none.`,
      );
    }
    if (!this.closes) return;
    const failed = await remux(ffmpeg, destination.temporary, {
      format,
      seconds,
      sound: undefined,
    });
    if (failed) throw this.failure(failed);
  }

  private warnAboutSize(): void {
    const { sink, destination } = this.encoding;
    const [wanted, written] = [describeSize(sink.size), describeSize(this.size)];
    if (wanted === written) return;
    this.warnings.push(
      `${destination.path} is ${written}, not ${wanted}: an mp4 that browsers play has even sizes only. A .webm keeps the size.`,
    );
  }

  private warnAboutMissedSound({ path, seconds = 0 }: Sound, end: number): void {
    const missed = seconds - end;
    if (this.frames !== this.encoding.sink.like.frameCount || missed < missedSeconds) return;
    this.warnings.push(
      `The sound of ${path} goes on for ${missed.toFixed(1)} s after the last frame; that part is left out.`,
    );
  }

  /** The pixels are copied: the caller may use the frame's memory again at once. */
  private async send({ timestamp, image }: VideoFrame): Promise<void> {
    const pixels = padPixels(image, this.size);
    this.frames++;
    if (this.closes) this.previousPixels = pixels;
    if (this.sendPixels(timestamp, pixels)) return;
    await new Promise<void>((resolve) => {
      const go = () => {
        this.stream.off('drain', go).off('close', go);
        resolve();
      };
      this.stream.on('drain', go).on('close', go);
    });
  }

  /** @returns whether there is room for more */
  private sendPixels(seconds: number, pixels: Uint8Array): boolean {
    this.stream.write(matroskaFrameHead(seconds, pixels.length));
    return this.stream.write(pixels);
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
