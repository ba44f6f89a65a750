import type { DependencyContainer } from 'tsyringe';
import {
  TryOnSession,
  type Backend,
  type Garment,
  type TimeRange,
  type VideoSource,
} from '@drapeflow/core';
import { compose, composeVideo, disposeContainer, tokens } from './composition.js';
import type { Settings } from './configuration/load-settings.js';
import { readGarment } from './garment/read-garment.js';
import { segmentGarment } from './garment/segment-garment.js';

/** What a try-on is made from. */
export interface TryOnInputs {
  readonly video: string;
  readonly range: TimeRange;
  readonly garment: string;
  readonly garmentMask: string | undefined;
}

export interface OpenedTryOn {
  readonly source: VideoSource;
  readonly garment: Garment;
  readonly backend: Backend;
  readonly container: DependencyContainer;
  /** Starts the session of this video. */
  startSession(): Promise<TryOnSession>;
  /** So far. */
  warnings(): readonly string[];
}

/** Opens a video and a garment, hands them to `work`, and gives everything back at the end. */
export async function withTryOn<Result>(
  settings: Settings,
  inputs: TryOnInputs,
  work: (opened: OpenedTryOn) => Promise<Result>,
): Promise<Result> {
  const notices: string[] = [];
  const root = compose(settings, (notice) => notices.push(notice));
  const container = composeVideo(root);
  const reader = await container.resolve(tokens.videoReader);
  // Models load while ffmpeg looks into the video; that they fail is told when they are needed.
  const plugins = container.resolve(tokens.plugins);
  const loaded = plugins.catch(() => undefined);
  try {
    const source = await reader.open(inputs.video, inputs.range);
    const backend = await container.resolve(tokens.backend);
    const { garment, warnings } = await readGarment(
      await container.resolve(tokens.pictureReader),
      { garment: inputs.garment, mask: inputs.garmentMask },
      (image) => segmentGarment(settings, backend, image),
    );
    return await work({
      source,
      garment,
      backend,
      container,
      startSession: async () => {
        const { personAt } = settings.configuration;
        return new TryOnSession(await plugins, garment, personAt ? { personAt } : {});
      },
      warnings: () => [...warnings, ...source.warnings, ...notices],
    });
  } finally {
    await loaded;
    await disposeContainer(container);
    await disposeContainer(root);
  }
}
