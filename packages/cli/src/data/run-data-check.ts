import { checkDataset } from '@drapeflow/datasets';
import type { Dataset, DatasetFault, DatasetSplit } from '@drapeflow/core';
import { loadSettings, type SettingsSources } from '../configuration/load-settings.js';
import { datasetServices } from './dataset-services.js';
import { readOptions } from './read-options.js';

/** What `drapeflow data check` was asked for. */
export interface DataCheckRequest {
  readonly dataset: string;
  readonly folder: string;
  readonly splits: readonly DatasetSplit[];
  /** `name=value` */
  readonly options: readonly string[];
  readonly json: boolean;
  readonly sources: SettingsSources;
}

/**
 * Reads every file of a data set, and prints every fault.
 * @returns the exit code: 1 where there is a fault
 */
export async function runDataCheck(request: DataCheckRequest): Promise<number> {
  const { dataset: name, folder, splits, json } = request;
  const options = { folder, ...readOptions(request.options, 'drapeflow data check') };
  const settings = await loadSettings(request.sources);
  const services = datasetServices(settings);
  const known = new Set<string>();
  const tell = ({ path, problem }: DatasetFault): void => {
    const line = `${path}: ${problem}\n`;
    if (!json && !known.has(line)) process.stdout.write(line);
    known.add(line);
  };
  const reports = [];
  for (const split of splits) {
    const dataset: Dataset = await settings.registry.create(
      'dataset',
      name,
      { ...options, split },
      services,
    );
    const report = await checkDataset(dataset, tell);
    await dataset.dispose?.();
    reports.push(report);
  }
  if (json) process.stdout.write(`${JSON.stringify({ dataset: name, folder, splits: reports })}\n`);
  else {
    for (const { split, sequences, whole } of reports) {
      process.stdout.write(`${split}: ${whole} of ${sequences} sequences are whole\n`);
    }
  }
  return known.size > 0 ? 1 : 0;
}
