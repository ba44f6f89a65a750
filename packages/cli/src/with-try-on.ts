import type { DependencyContainer } from 'tsyringe';
import type { Backend, Garment, TimeRange, VideoSource } from '@drapeflow/core';
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
  /** Run the stages too whose result no plugin needs. */
  readonly everyStep?: boolean;
}

export interface OpenedTryOn {
  readonly source: VideoSource;
  readonly garment: Garment;
  readonly backend: Backend;
  /** The video's own: it has the session. */
  readonly container: DependencyContainer;
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
  try {
    const source = await (await root.resolve(tokens.videoReader)).open(inputs.video, inputs.range);
    const backend = await root.resolve(tokens.backend);
    const { garment, warnings } = await readGarment(
      await root.resolve(tokens.pictureReader),
      { garment: inputs.garment, mask: inputs.garmentMask },
      (image) => segmentGarment(settings, backend, image),
    );
    const container = composeVideo(root, garment, inputs.everyStep ?? false);
    try {
      return await work({
        source,
        garment,
        backend,
        container,
        warnings: () => [...warnings, ...source.warnings, ...notices],
      });
    } finally {
      await disposeContainer(container);
    }
  } finally {
    await disposeContainer(root);
  }
}
