import { basename } from 'node:path';
import {
  DrapeflowError,
  type MetricFrame,
  type RgbImage,
  type VideoReader,
  type VideoSource,
} from '@drapeflow/core';
import type { Clip } from './clip.js';

/** Videos that were made elsewhere. */
export interface VideoPair {
  readonly result: string;
  /** What it should be. */
  readonly reference: string | undefined;
  /** What it was made of. */
  readonly source: string | undefined;
}

interface OpenedVideo {
  readonly role: 'made' | 'reference' | 'source';
  readonly path: string;
  readonly video: VideoSource;
}

/**
 * Reads a try-on and the videos that it is compared with, frame beside frame.
 * @param onWarning called with what is wrong with the files
 * @throws DrapeflowError CLIPS_DIFFER, VIDEO_…
 */
export async function clipOfVideos(
  reader: VideoReader,
  { result, reference, source }: VideoPair,
  onWarning: (warning: string) => void,
): Promise<Clip & { readonly frameCount: number | undefined }> {
  const videos: OpenedVideo[] = [];
  for (const [role, path] of Object.entries({ made: result, reference, source })) {
    if (path === undefined) continue;
    const video = await reader.open(path);
    videos.push({ role: role as OpenedVideo['role'], path, video });
  }
  const [made, ...others] = videos;
  for (const other of others) assertOneSize(made, other);
  return {
    name: basename(result),
    garment: undefined,
    dressedIn: undefined,
    frameCount: made.video.info.frameCount,
    async *frames() {
      yield* sideBySide(videos);
      for (const { video } of videos) video.warnings.forEach(onWarning);
    },
  };
}

function assertOneSize(made: OpenedVideo, other: OpenedVideo): void {
  const [first, second] = [made, other].map(({ video }) => {
    const { width, height } = video.info.size;
    return `${width}×${height}`;
  });
  if (first === second) return;
  const problem = `the frames of the first are ${first}, of the second ${second}`;
  throw new DrapeflowError('CLIPS_DIFFER', { made: made.path, other: other.path, problem });
}

/** The frames of the first video, and those of the others at the same place. */
async function* sideBySide(videos: readonly OpenedVideo[]): AsyncGenerator<MetricFrame> {
  const opened = videos.map(({ video }) => video.frames()[Symbol.asyncIterator]());
  try {
    for (let count = 0; ; count++) {
      const images: (RgbImage | undefined)[] = [];
      for (const frames of opened) {
        const next = await frames.next();
        images.push(next.done ? undefined : next.value.image);
      }
      assertNoneEndsAlone(videos, images, count);
      if (!images[0]) return;
      const roles = videos.map(({ role }, i) => [role, images[i]] as const);
      yield Object.fromEntries(roles) as unknown as MetricFrame;
    }
  } finally {
    for (const frames of opened) await frames.return?.();
  }
}

function assertNoneEndsAlone(
  [made, ...others]: readonly OpenedVideo[],
  [image, ...beside]: readonly (RgbImage | undefined)[],
  count: number,
): void {
  const other = others.find((_, i) => Boolean(beside[i]) !== Boolean(image));
  if (!other) return;
  const [shorter, longer] = image ? ['second', 'first'] : ['first', 'second'];
  const problem = `the ${shorter} ends after ${count} frames, the ${longer} goes on`;
  throw new DrapeflowError('CLIPS_DIFFER', { made: made.path, other: other.path, problem });
}
