import type { FrameWindow, RgbImage, VideoInfo, VideoReader } from '@drapeflow/core';
import { broken, asBroken, reading } from './broken.js';
import type { FrameSource } from './frame-source.js';

/** A part of a video, in frames: from `first` on, before `end`. */
export interface FrameRange {
  readonly first: number;
  readonly end: number;
}

/** A source of a video's frames, or of those in a range of it. */
export function videoSource<Value>(
  reader: VideoReader,
  path: string,
  convert: (image: RgbImage) => Value,
  { first, end }: FrameRange = { first: 0, end: Infinity },
): FrameSource<Value> {
  let info: Promise<VideoInfo> | undefined;
  const look = () =>
    (info ??= reading(path, async () => {
      const found = (await reader.open(path)).info;
      if (first < (found.frameCount ?? Infinity)) return found;
      throw broken(path, `it has ${found.frameCount} frames, but frame ${first} is asked for`);
    }));
  return {
    path,
    isRandomAccess: false,
    async count() {
      const { frameCount = end } = await look();
      const count = Math.min(frameCount, end) - first;
      return Number.isFinite(count) ? count : undefined;
    },
    async *read(window) {
      const wanted = { ...window, first: window.first + first };
      const last = Math.min(end, wanted.first + (wanted.count - 1) * wanted.stride + 1);
      for await (const image of decode(reader, path, await look(), wanted, last)) {
        yield { path, value: convert(image) };
      }
    },
  };
}

/** Decodes no more than it must: it begins at the first frame where the times of frames can be told. */
async function* decode(
  reader: VideoReader,
  path: string,
  info: VideoInfo,
  { first, stride }: FrameWindow,
  end: number,
): AsyncGenerator<RgbImage> {
  if (first >= Math.min(end, info.frameCount ?? Infinity)) return;
  const skipped = info.variableFrameRate ? 0 : first;
  try {
    // Half a frame before its time, so that rounding cannot lose it.
    const from = (skipped - 0.5) / info.frameRate;
    const source = await reader.open(path, skipped > 0 ? { from } : {});
    for await (const { index, image } of source.frames()) {
      const at = index + skipped;
      if (at >= first && (at - first) % stride === 0) yield image;
      if (at + 1 >= end) return;
    }
  } catch (thrown) {
    throw asBroken(path, thrown);
  }
}
