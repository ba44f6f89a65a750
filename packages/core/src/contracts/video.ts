import type { RgbImage, Size } from './image.js';

/** What a video's own file says about it. Unknown values are absent, never guessed. */
export interface VideoInfo {
  /** As shown: rotation is applied. */
  readonly size: Size;
  /** Frames per second on average. */
  readonly frameRate: number;
  /** Whether the time between frames varies. */
  readonly variableFrameRate: boolean;
  /** How long the last frame is shown, where the rate varies and the file says so. */
  readonly lastFrameSeconds?: number;
  readonly durationSeconds: number | undefined;
  /** An estimate for progress; what is decoded counts. */
  readonly frameCount: number | undefined;
  readonly hasAudio: boolean;
  readonly colorRange: 'limited' | 'full' | undefined;
  /** As ffmpeg names it, for example `bt709`. */
  readonly colorMatrix: string | undefined;
}

export interface VideoFrame {
  /** 0, 1, 2 … from the first frame that is delivered. */
  readonly index: number;
  /** Seconds since the first frame that is delivered. */
  readonly timestamp: number;
  readonly image: RgbImage;
}

/** A part of a video, in seconds from its start. */
export interface TimeRange {
  readonly from?: number;
  readonly to?: number;
}

/** An opened video. It is read once, from front to back. */
export interface VideoSource {
  readonly info: VideoInfo;
  /** What is wrong with the file though it can be used; grows while frames are read. */
  readonly warnings: readonly string[];
  /** Decoding waits while the reader is busy. Leaving the loop early ends it and frees all it held. */
  frames(): AsyncIterable<VideoFrame>;
}

/** Reads a video file, a picture (one frame) or a folder of pictures. */
export interface VideoReader {
  /** @throws DrapeflowError VIDEO_… with the reason, before anything is decoded where possible */
  open(path: string, range?: TimeRange): Promise<VideoSource>;
}

export interface VideoSinkOptions {
  readonly size: Size;
  /** The source: its rate, colours and, where the format can hold it, its sound are kept. */
  readonly like: VideoInfo;
  /** Where the sound is taken from. */
  readonly audio?: { readonly path: string; readonly range?: TimeRange };
  /** Replace a file that is there. Without it, that is an error. */
  readonly overwrite?: boolean;
}

/** A video being written. Until `finish` there is nothing under its final name. */
export interface VideoSink {
  /** What the video lacks though it was made; complete after `finish`. */
  readonly warnings: readonly string[];
  /** Waits while the encoder is busy. */
  write(frame: VideoFrame): Promise<void>;
  /** Ends the video and puts it under its final name. */
  finish(): Promise<void>;
  /** Removes what was written. */
  abort(): Promise<void>;
}

/** Writes .mp4, .webm, .gif, or, for a path without an extension, a folder of PNG pictures. */
export interface VideoWriter {
  open(path: string, options: VideoSinkOptions): Promise<VideoSink>;
}
