import { writeFile } from 'node:fs/promises';
import type { Dataset, DatasetGarment, DatasetSequence } from '@drapeflow/core';
import { loadSettings, type SettingsSources } from '../configuration/load-settings.js';
import { paintOutline } from '../inspect/paint-mask.js';
import type { Panel } from '../inspect/panel.js';
import { renderSheet } from '../inspect/render-sheet.js';
import { datasetServices } from './dataset-services.js';
import { panelsOfFrame } from './panels-of-frame.js';
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
  readonly overwrite: boolean;
  readonly sources: SettingsSources;
}

/** Writes a page that shows sequences of a data set, spread over it, and what it knows of their frames. */
export async function runDataShow(request: DataShowRequest): Promise<void> {
  const settings = await loadSettings(request.sources);
  const { prepareDestination, outputError } = await import('@drapeflow/video');
  const destination = await prepareDestination(request.output, 'file', request.overwrite);
  const dataset: Dataset = await settings.registry.create(
    'dataset',
    request.dataset,
    readOptions(request.options, 'drapeflow data show'),
    datasetServices(settings),
  );
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
  }
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
