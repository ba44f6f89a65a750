import type { Dataset } from '@drapeflow/core';
import { makeData, studioOptions } from '@drapeflow/datasets';
import { loadSettings, type SettingsSources } from '../configuration/load-settings.js';
import { compose, disposeContainer, tokens } from '../composition.js';
import { Interruption } from '../try/interruption.js';
import { infoOf, writeVideo } from '../write-video.js';
import { datasetServices } from './dataset-services.js';
import { readOptions } from './read-options.js';

/** What `drapeflow data make` was asked for. */
export interface DataMakeRequest {
  readonly folder: string;
  readonly count: number;
  /** Of the studio, `name=value`. */
  readonly options: readonly string[];
  readonly sources: SettingsSources;
}

/**
 * Films sequences into a folder, and goes on where an earlier run ended.
 * @returns the exit code
 */
export async function runDataMake(request: DataMakeRequest): Promise<number> {
  const { folder, count } = request;
  const settings = await loadSettings(request.sources);
  const given = readOptions(request.options, 'drapeflow data make');
  const dataset: Dataset = await settings.registry.create(
    'dataset',
    'studio',
    { ...given, sequences: count },
    datasetServices(settings),
  );
  const root = compose(settings, () => undefined);
  const interruption = new Interruption(
    () => undefined,
    async () => undefined,
  );
  try {
    // What a sequence does not depend on: how many there are, and how many threads film.
    const made = Object.entries(given).filter(([name]) => !['workers', 'sequences'].includes(name));
    const options = studioOptions.omit({ sequences: true }).parse(Object.fromEntries(made));
    const writer = await root.resolve(tokens.videoWriter);
    const written = await makeData(dataset, {
      folder,
      count,
      options,
      writeVideo: (path, frames) =>
        writeVideo(writer, path, infoOf(frames[0], options.framesPerSecond, frames.length), frames),
      onSequence: (name) => process.stderr.write(`${name} of ${count}\n`),
      isStopped: () => interruption.exitCode !== undefined,
    });
    process.stdout.write(`Made ${written} sequences in ${folder}.\n`);
    return interruption.exitCode ?? 0;
  } finally {
    interruption.stopListening();
    await disposeContainer(root);
    await dataset.dispose?.();
  }
}
