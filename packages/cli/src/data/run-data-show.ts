import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dataset, DatasetGarment, DatasetSequence } from '@drapeflow/core';
import { cachedPreprocessing } from '@drapeflow/datasets';
import type { DependencyContainer } from 'tsyringe';
import { compose, disposeContainer, tokens } from '../composition.js';
import {
  loadSettings,
  type Settings,
  type SettingsSources,
} from '../configuration/load-settings.js';
import { paintOutline } from '../inspect/paint-mask.js';
import type { Panel } from '../inspect/panel.js';
import { renderSheet } from '../inspect/render-sheet.js';
import { datasetServices } from './dataset-services.js';
import { panelsOfFrame } from './panels-of-frame.js';
import { preprocessingKey, preprocessingOf } from './preprocess.js';
import { readOptions } from './read-options.js';
import { showPage, type ShownSequence } from './show-page.js';

/** What `drapeflow data show` was asked for. */
export interface DataShowRequest {
  readonly dataset: string;
  readonly output: string;
  /** `name=value` */
  readonly options: readonly string[];
  readonly sequences: number;
  readonly frames: number;
  /** Show what the configured preprocessors find, instead of what the data set knows. */
  readonly preprocess: boolean;
  readonly overwrite: boolean;
  readonly sources: SettingsSources;
}

/** Bytes of preprocessed frames that are kept, of all data sets together. */
const largestCache = 8 * 2 ** 30;

/** Writes a page that shows sequences of a data set, spread over it, and what it knows of their frames. */
export async function runDataShow(request: DataShowRequest): Promise<void> {
  const settings = await loadSettings(request.sources);
  const { prepareDestination, outputError } = await import('@drapeflow/video');
  const destination = await prepareDestination(request.output, 'file', request.overwrite);
  const root = compose(settings, () => undefined);
  const known: Dataset = await settings.registry.create(
    'dataset',
    request.dataset,
    readOptions(request.options, 'drapeflow data show'),
    datasetServices(settings),
  );
  const dataset = request.preprocess ? await preprocessed(known, settings, root) : known;
  try {
    const count = Math.min(request.sequences, dataset.size);
    const shown: ShownSequence[] = [];
    for (let i = 0; i < count; i++) {
      const index = Math.floor((i * dataset.size) / count);
      shown.push(await showSequence(await dataset.sequence(index), request.frames));
    }
    const title = `${request.dataset}, ${dataset.split}: ${count} of ${dataset.size} sequences`;
    await writeFile(destination.temporary, showPage(title, shown)).catch((cause: unknown) => {
      throw outputError(request.output, cause);
    });
    await destination.commit();
    process.stdout.write(`Wrote ${request.output}: ${title}\n`);
  } catch (error) {
    await destination.discard();
    throw error;
  } finally {
    await dataset.dispose?.();
    await disposeContainer(root);
  }
}

/** With what the configured preprocessors make of its frames, kept in the cache folder. */
async function preprocessed(
  dataset: Dataset,
  settings: Settings,
  root: DependencyContainer,
): Promise<Dataset> {
  const backend = await root.resolve(tokens.backend);
  return cachedPreprocessing(dataset, preprocessingOf(settings, backend), {
    folder: join(settings.cacheDirectory, 'preprocessed'),
    key: preprocessingKey(settings, backend),
    maximumBytes: largestCache,
  });
}

async function showSequence(sequence: DatasetSequence, frames: number): Promise<ShownSequence> {
  const { name, paired, frameCount } = sequence;
  const panels: Panel[] = [garmentPanel('garment', await sequence.garment())];
  if (sequence.otherGarment) {
    panels.push(garmentPanel('other garment', await sequence.otherGarment()));
  }
  const stride = Math.max(1, Math.floor((frameCount ?? frames) / frames));
  let at = 0;
  for await (const frame of sequence.frames({ first: 0, count: frames, stride })) {
    panels.push(...panelsOfFrame(frame, `frame ${at}`));
    at += stride;
  }
  const heading = `${name}, ${paired ? 'paired' : 'unpaired'}`;
  return { heading, sheet: await renderSheet(heading, panels) };
}

function garmentPanel(title: string, { image, mask }: DatasetGarment): Panel {
  return { title, image: mask ? paintOutline(image, mask) : image };
}
