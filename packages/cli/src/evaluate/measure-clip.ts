import type { Metric, MetricFrame } from '@drapeflow/core';
import { measureVideo, type Measurement } from '@drapeflow/evaluation';
import type { Clip } from './clip.js';
import { renderStrip } from './contact-strip.js';
import type { LeftOutMetric, MetricKit } from './metric-kit.js';
import { Spread } from './spread.js';

/** How many frames of a clip are shown. */
const framesShown = 3;

/** What was measured of a clip, and a look at it. */
export interface MeasuredClip extends Pick<Clip, 'name' | 'dressedIn'> {
  readonly frames: number;
  readonly measurements: Readonly<Record<string, Measurement>>;
  readonly leftOut: readonly LeftOutMetric[];
  /** A JPEG file: a row for each of some frames. */
  readonly strip: Uint8Array;
}

/**
 * Measures a clip by every metric that applies to it.
 * @param isStopped asked before each frame
 * @returns undefined where it was stopped
 */
export async function measureClip(
  clip: Clip,
  kit: MetricKit,
  onFrame: () => void,
  isStopped: () => boolean,
): Promise<MeasuredClip | undefined> {
  const frames = clip.frames();
  const shown = new Spread<MetricFrame>(framesShown);
  const metrics: Record<string, Metric> = {};
  let count = 0;
  try {
    const first = await frames.next();
    const { recipes, leftOut } = kit.choose(first.done ? undefined : first.value);
    for (const { name, create } of recipes) metrics[name] = await create();
    const counted = async function* (): AsyncGenerator<MetricFrame> {
      for (let next = first; !next.done && !isStopped(); next = await frames.next()) {
        yield next.value;
        shown.add(next.value);
        count++;
        onFrame();
      }
    };
    const measurements = await measureVideo(metrics, counted());
    if (isStopped()) return undefined;
    const { name, dressedIn, garment } = clip;
    const strip = await renderStrip(shown.items(), garment);
    return { name, dressedIn, frames: count, measurements, leftOut, strip };
  } finally {
    for (const metric of Object.values(metrics)) await metric.dispose?.();
    await frames.return(undefined);
  }
}
