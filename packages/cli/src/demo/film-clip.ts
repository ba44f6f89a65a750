import { join } from 'node:path';
import type {
  Dataset,
  DatasetFrame,
  DatasetGarment,
  RgbImage,
  VideoInfo,
  VideoWriter,
} from '@drapeflow/core';
import type { Settings } from '../configuration/load-settings.js';
import { infoOf, writeVideo } from '../write-video.js';
import { datasetServices } from '../data/dataset-services.js';
import type { Progress } from '../try/progress.js';

/** Upright, as a phone films; small, so that the demo is quick. */
const size = { width: 360, height: 480 };
const framesPerSecond = 24;

/** A rendered clip, and what it should become. */
export interface FilmedClip {
  /** Its file. */
  readonly path: string;
  readonly info: VideoInfo;
  /** What the person is to be dressed in. */
  readonly garment: DatasetGarment;
  /** For each frame the same moment in that garment. */
  readonly truth: readonly DatasetFrame[];
}

/**
 * Renders somebody, and writes the clip.
 * @param isStopped asked before each frame
 */
export async function filmClip(
  settings: Settings,
  writer: VideoWriter,
  folder: string,
  { seed, frames }: { readonly seed: number; readonly frames: number },
  progress: Progress,
  isStopped: () => boolean,
): Promise<FilmedClip> {
  const options = { ...size, seed, frames, framesPerSecond, sequences: 1, split: 'test' };
  const dataset: Dataset = await settings.registry.create(
    'dataset',
    'studio',
    options,
    datasetServices(settings),
  );
  try {
    const sequence = await dataset.sequence(0);
    const garment = await sequence.otherGarment!();
    const path = join(folder, 'clip.mp4');
    const info = infoOf(size, framesPerSecond, frames);
    const truth: DatasetFrame[] = [];
    const images = async function* (): AsyncGenerator<RgbImage> {
      for await (const { image, inOtherGarment } of sequence.frames()) {
        if (isStopped()) return;
        truth.push(inOtherGarment!);
        yield image;
        progress.frameDone();
      }
    };
    await writeVideo(writer, path, info, images());
    return { path, info, garment, truth };
  } finally {
    await dataset.dispose?.();
  }
}
