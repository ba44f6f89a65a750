import { join } from 'node:path';
import type { Metric, MetricFrame, RgbImage } from '@drapeflow/core';
import { measureVideo, type Measurement } from '@drapeflow/evaluation';
import { tokens } from '../composition.js';
import type { Settings } from '../configuration/load-settings.js';
import { createComparison } from '../try/compare-frames.js';
import type { Progress } from '../try/progress.js';
import { withTryOn } from '../with-try-on.js';
import { writeVideo } from '../write-video.js';
import type { FilmedClip } from './film-clip.js';

/** What the demo measures the result by. */
const metricNames = ['ssim', 'garment-ssim', 'psnr', 'garment-psnr', 'warping-error'] as const;

export interface Score {
  readonly measurements: Readonly<Record<(typeof metricNames)[number], Measurement>>;
  readonly warnings: readonly string[];
}

/**
 * Dresses a clip as `try` does, writes the result and a comparison, and measures it against the truth.
 * @param isStopped asked before each frame
 */
export async function dressClip(
  settings: Settings,
  folder: string,
  { path, info, garment: { image: picture }, truth }: FilmedClip,
  garment: string,
  progress: Progress,
  isStopped: () => boolean,
): Promise<Score> {
  const inputs = { video: path, range: {}, garment, garmentMask: undefined };
  return withTryOn(settings, inputs, async ({ source, container, warnings }) => {
    const session = await container.resolve(tokens.session);
    const results: RgbImage[] = [];
    const shown: RgbImage[] = [];
    const comparison = await createComparison(picture, info.size, 2);
    const frames = async function* (): AsyncGenerator<MetricFrame> {
      for await (const { source: frame, result } of session.run(source.frames())) {
        if (isStopped()) return;
        const { image: reference, worn: seen } = truth[frame.index];
        results.push(result);
        shown.push(comparison.show(frame.image, result, reference));
        yield { made: result, reference, source: frame.image, garmentRegion: seen!.mask };
        progress.frameDone();
      }
    };
    const measurements = await measureVideo(await createMetrics(settings), frames());
    const writer = await container.resolve(tokens.videoWriter);
    await writeVideo(writer, join(folder, 'result.mp4'), info, results);
    const wide = { ...info, size: comparison.size };
    await writeVideo(writer, join(folder, 'comparison.mp4'), wide, shown);
    return { measurements, warnings: warnings() };
  });
}

async function createMetrics({ registry }: Settings) {
  const created = metricNames.map(async (name): Promise<[string, Metric]> => [
    name,
    await registry.create('metric', name, {}, {}),
  ]);
  return Object.fromEntries(await Promise.all(created)) as Record<
    (typeof metricNames)[number],
    Metric
  >;
}
