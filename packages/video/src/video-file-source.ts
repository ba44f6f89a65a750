import type { TimeRange, VideoFrame, VideoInfo, VideoSource } from '@drapeflow/core';
import { isKnownMatrix } from './color.js';
import { decodeFrames } from './decode-frames.js';
import type { FfmpegEnd } from './ffmpeg-process.js';
import type { FfmpegBinary } from './find-ffmpeg.js';
import { frameTiming } from './frame-timing.js';
import { packetTimes, type PacketTimes } from './packet-times.js';
import { probeVideo, type ProbedVideo } from './probe-video.js';
import { framesWithin, rangeEmpty } from './time-range.js';

/** Of a file that says nothing of its rate, as raw H.264 without timing does. */
const assumedFrameRate = 25;
/** H.264 lets a frame come this many places after one that is shown later. */
const reorderedFrames = 16;

/** @throws DrapeflowError VIDEO_… as {@link probeVideo}, and VIDEO_RANGE_EMPTY */
export async function openVideoFile(
  ffmpeg: FfmpegBinary,
  path: string,
  range: TimeRange,
): Promise<VideoSource> {
  const probed = await probeVideo(ffmpeg.path, path);
  const packets = await packetTimes(ffmpeg.path, path, probed);
  const info = describe(probed, packets, path, range);
  const warnings = colorWarnings(path, probed);
  warnAboutDamage(warnings, path, packets.end);
  return {
    info,
    warnings,
    frames(): AsyncIterable<VideoFrame> {
      return decodeFrames(ffmpeg, {
        ...{ path, probed, info, range },
        onTimeBreak: (frame) => warnAboutTimes(warnings, path, frame),
        onEnd: (end) => warnAboutDamage(warnings, path, end),
      });
    },
  };
}

function describe(
  probed: ProbedVideo,
  { times, lastSeconds, frameCount, end }: PacketTimes,
  path: string,
  range: TimeRange,
): VideoInfo {
  const statedRate = probed.frameRate ?? assumedFrameRate;
  const all = times ?? Array.from({ length: frameCount }, (_, index) => index / statedRate);
  // Where a file is cut off, frames that others were to be shown before are missing.
  const timing = end.faultCount
    ? frameTiming(all.slice(0, -reorderedFrames), statedRate)
    : frameTiming(all, statedRate, lastSeconds);
  const chosen = framesWithin(all, range);
  const lastOf = (frames: readonly number[]) => {
    const last = frames.at(-1)!;
    const next = all[last + 1];
    return next === undefined ? (lastSeconds ?? 1 / timing.frameRate) : next - all[last]!;
  };
  const seconds = (frames: readonly number[]) =>
    timing.variableFrameRate
      ? all[frames.at(-1)!]! - all[frames[0]!]! + lastOf(frames)
      : frames.length / timing.frameRate;
  if (chosen.length === 0) throw rangeEmpty(path, range, seconds([...all.keys()]));
  return {
    ...timing,
    ...(timing.variableFrameRate ? { lastFrameSeconds: lastOf(chosen) } : {}),
    size: probed.size,
    durationSeconds: seconds(chosen),
    frameCount: chosen.length,
    hasAudio: probed.audioCodec !== undefined,
    colorRange: probed.colorRange,
    colorMatrix: probed.colorMatrix,
  };
}

function colorWarnings(path: string, { colorMatrix, highDynamicRange }: ProbedVideo): string[] {
  return [
    ...(highDynamicRange
      ? [`${path} is of high dynamic range; its frames are taken to 8 bits without tone mapping.`]
      : []),
    ...(isKnownMatrix(colorMatrix)
      ? []
      : [`The colour matrix ${colorMatrix} of ${path} is not supported; its colours are off.`]),
  ];
}

function warnAboutDamage(warnings: string[], path: string, end: FfmpegEnd): void {
  const start = `${path} is damaged`;
  if (end.faultCount === 0 || warnings.some((each) => each.startsWith(start))) return;
  warnings.push(`${start} ("${end.faults[0]}"); what can be decoded is used.`);
}

function warnAboutTimes(warnings: string[], path: string, frame: number): void {
  const start = `The times of ${path} go back`;
  if (warnings.some((each) => each.startsWith(start))) return;
  warnings.push(`${start} at frame ${frame}; it follows at the usual distance.`);
}
