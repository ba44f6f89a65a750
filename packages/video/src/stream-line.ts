import type { VideoInfo } from '@drapeflow/core';

/** What ffmpeg's line on a stream of its input says. */
export interface VideoStreamLine extends Pick<VideoInfo, 'colorMatrix' | 'colorRange'> {
  /** As ffmpeg names it, for example `yuv420p`. */
  readonly pixelFormat: string;
  /** Whether the transfer is one of high dynamic range. */
  readonly highDynamicRange: boolean;
}

const videoLine = /^Stream #0:\d+\S*: Video: [^,]+, (\w+)(?:\(([^)]*)\))?, /;
const audioLine = /^Stream #0:\d+\S*: Audio: (\w+)/;
const matrices =
  /^(bt709|bt470bg|smpte170m|smpte240m|fcc|bt2020nc|bt2020c|gbr|ycgco|ictcp|smpte2085|chroma-derived-n?c)$/;

/** @returns undefined if the line is on another stream, or on a cover picture */
export function parseVideoStream(line: string): VideoStreamLine | undefined {
  const match = videoLine.exec(line.trim());
  if (!match || line.includes('(attached pic)')) return undefined;
  const pixelFormat = match[1]!;
  const properties = (match[2] ?? '').split(', ');
  const [space, , transfer] =
    properties.find((each) => each.includes('/'))?.split('/') ??
    properties.filter((each) => matrices.test(each)).flatMap((each) => [each, each, each]);
  return {
    pixelFormat,
    colorRange: rangeOf(pixelFormat, properties),
    colorMatrix: space && matrices.test(space) ? space : undefined,
    highDynamicRange: transfer === 'smpte2084' || transfer === 'arib-std-b67',
  };
}

/** @returns the codec's name, for example `aac`; undefined if the line is not on sound */
export function parseAudioStream(line: string): string | undefined {
  return audioLine.exec(line.trim())?.[1];
}

function rangeOf(pixelFormat: string, properties: readonly string[]): VideoInfo['colorRange'] {
  if (pixelFormat.startsWith('yuvj') || properties.includes('pc')) return 'full';
  return properties.includes('tv') ? 'limited' : undefined;
}
