import type { Size } from '@drapeflow/core';
import type { FfmpegLogLine } from './ffmpeg-log.js';
import type { Rational } from './rational.js';

/** What ffmpeg's showinfo filter says of its stream. */
export interface ShownStream {
  readonly timeBase: Rational;
  /** 0/1 if unknown. */
  readonly frameRate: Rational;
}

/** What ffmpeg's showinfo filter says of a frame. */
export interface ShownFrame {
  /** In units of the stream's time base; undefined if the container gives no times. */
  readonly time: number | undefined;
  readonly pixelAspect: Rational;
  /** Upright, in pixels as stored. */
  readonly size: Size;
}

const streamLine = /^config in time_base: (\d+)\/(\d+), frame_rate: (\d+)\/(\d+)/;
const frameLine = /^n: *\d+ pts: *(-?\d+|NOPTS) .* sar:(\d+)\/(\d+) s:(\d+)x(\d+) /;

export function parseShownStream(line: FfmpegLogLine): ShownStream | undefined {
  const numbers = line.component === 'showinfo' && streamLine.exec(line.text)?.map(Number);
  if (!numbers) return undefined;
  return {
    timeBase: { numerator: numbers[1]!, denominator: numbers[2]! },
    frameRate: { numerator: numbers[3]!, denominator: numbers[4]! },
  };
}

export function parseShownFrame(line: FfmpegLogLine): ShownFrame | undefined {
  const match = line.component === 'showinfo' && frameLine.exec(line.text);
  if (!match) return undefined;
  const [numerator, denominator, width, height] = match.slice(2).map(Number);
  return {
    time: match[1] === 'NOPTS' ? undefined : Number(match[1]),
    pixelAspect: { numerator: numerator!, denominator: denominator! },
    size: { width: width!, height: height! },
  };
}
