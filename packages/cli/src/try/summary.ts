import { messageOf, tryOnKinds, type PassedOverEngine, type StageTime } from '@drapeflow/core';
import type { FfmpegBinary } from '@drapeflow/video';
import type { Settings } from '../configuration/load-settings.js';
import type { OpenedTryOn } from '../with-try-on.js';
import type { Pace } from './pace.js';

/** What `try --json` prints. */
export interface TrySummary {
  /** Absolute; null where it was stopped before the first frame. */
  readonly output: string | null;
  readonly frames: number;
  readonly framesWithoutPerson: number;
  /** Whether it was stopped before its end. */
  readonly interrupted: boolean;
  /** Of the whole process. */
  readonly seconds: number;
  /** From the first frame to the last; null with fewer than three. */
  readonly fps: number | null;
  /** From the start of the process to the first frame; null without one. */
  readonly firstFrameSeconds: number | null;
  /** Of this process, without ffmpeg's. */
  readonly peakRssMb: number;
  readonly stages: readonly StageTime[];
  readonly plugins: Readonly<Record<string, string>>;
  readonly backend: {
    readonly name: string;
    readonly engine: string;
    readonly runtime: string;
    /** The engines that were tried before, and why they were not chosen. */
    readonly passedOver: readonly PassedOverEngine[];
  };
  readonly ffmpeg: Pick<FfmpegBinary, 'path' | 'version' | 'origin'> | { readonly problem: string };
  readonly warnings: readonly string[];
}

/** What the loop over the frames counted. */
export interface TryCounts extends Pick<
  TrySummary,
  'output' | 'interrupted' | 'framesWithoutPerson' | 'stages'
> {
  readonly pace: Pace;
}

export async function summarize(
  { configuration }: Settings,
  { backend, warnings }: OpenedTryOn,
  { output, interrupted, framesWithoutPerson, stages, pace }: TryCounts,
): Promise<TrySummary> {
  const kinds = ['garmentMask', ...tryOnKinds] as const;
  const { firstFrameAt } = pace;
  return {
    output,
    frames: pace.done,
    framesWithoutPerson,
    interrupted,
    seconds: rounded(performance.now() / 1000),
    fps: pace.framesPerSecond === undefined ? null : rounded(pace.framesPerSecond),
    firstFrameSeconds: firstFrameAt === undefined ? null : rounded(firstFrameAt / 1000),
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    stages: stages.map((stage) => ({
      ...stage,
      millisecondsPerFrame: rounded(stage.millisecondsPerFrame),
    })),
    plugins: Object.fromEntries(kinds.map((kind) => [kind, configuration[kind].plugin])),
    backend: {
      name: configuration.backend,
      engine: backend.engine,
      runtime: backend.modelRunner.description,
      passedOver: backend.passedOver,
    },
    ffmpeg: await describeFfmpeg(),
    warnings: warnings(),
  };
}

/** What is printed without `--json`: what was written, and what computed it. */
export function describeSummary(summary: TrySummary): string {
  const { output, frames, framesWithoutPerson, seconds, fps, interrupted } = summary;
  if (output === null) return 'Stopped before the first frame; nothing was written.';
  const rate = fps === null ? '' : `, ${fps.toFixed(1)} frames/s`;
  const nobody = framesWithoutPerson ? ` Nobody was found on ${framesWithoutPerson}.` : '';
  const stopped = interrupted ? ' Stopped before the end.' : '';
  const wrote = `Wrote ${output}: ${frames} frames in ${seconds.toFixed(1)} s${rate}.${nobody}${stopped}`;
  return `${wrote}\n${describeBackend(summary.backend)}`;
}

function describeBackend({ runtime, passedOver }: TrySummary['backend']): string {
  const reasons = passedOver.map(({ engine, reason }) => `${engine} (${reason})`);
  return `Computed by ${runtime}${reasons.length > 0 ? `; passed over ${reasons.join(', ')}` : ''}.`;
}

/** A folder of pictures needs no ffmpeg, so that there may be none. */
async function describeFfmpeg(): Promise<TrySummary['ffmpeg']> {
  const { findFfmpeg } = await import('@drapeflow/video');
  try {
    const { path, version, origin } = await findFfmpeg();
    return { path, version, origin };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
