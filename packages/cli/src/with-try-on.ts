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

/** The files that a try-on reads, none of which may be written over. */
export function inputFiles({ video, garment, garmentMask }: TryOnInputs): string[] {
  return [video, garment, ...(garmentMask === undefined ? [] : [garmentMask])];
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
    // The garment is sought while ffmpeg looks into the video and the models are loaded.
    const opening = root
      .resolve(tokens.videoReader)
      .then((reader) => reader.open(inputs.video, inputs.range));
    const reading = readInput(root, settings, inputs);
    const container = composeVideo(
      root,
      reading.then(({ garment }) => garment),
      inputs.everyStep ?? false,
    );
    const starting = container.resolve(tokens.session);
    try {
      await Promise.allSettled([opening, reading, starting]);
      const source = await opening;
      const { garment, warnings } = await reading;
      const session = await starting;
      return await work({
        source,
        garment,
        backend: await root.resolve(tokens.backend),
        container,
        warnings: () => [...warnings, ...source.warnings, ...session.warnings, ...notices],
      });
    } finally {
      await disposeContainer(container);
    }
  } finally {
    await disposeContainer(root);
  }
}

async function readInput(root: DependencyContainer, settings: Settings, inputs: TryOnInputs) {
  const reader = await root.resolve(tokens.pictureReader);
  const backend = await root.resolve(tokens.backend);
  return readGarment(reader, { garment: inputs.garment, mask: inputs.garmentMask }, (image) =>
    segmentGarment(settings, backend, image),
  );
}
