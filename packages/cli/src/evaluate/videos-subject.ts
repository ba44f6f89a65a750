import { basename } from 'node:path';
import type { DependencyContainer } from 'tsyringe';
import { tokens } from '../composition.js';
import { clipOfVideos, type VideoPair } from './clip-of-videos.js';
import type { Subject } from './subject.js';

/**
 * Opens videos that were made elsewhere.
 * @throws DrapeflowError CLIPS_DIFFER, VIDEO_…
 */
export async function openVideosSubject(
  root: DependencyContainer,
  videos: VideoPair,
  onWarning: (warning: string) => void,
): Promise<Subject> {
  const clip = await clipOfVideos(await root.resolve(tokens.videoReader), videos, onWarning);
  const { result, reference, source } = videos;
  const against = reference ?? source;
  return {
    title: `${basename(result)}${against === undefined ? '' : ` beside ${basename(against)}`}`,
    inputs: { result, reference: reference ?? null, source: source ?? null },
    plugins: null,
    frameCount: clip.frameCount,
    clips: (async function* () {
      yield clip;
    })(),
    dispose: async () => undefined,
  };
}
