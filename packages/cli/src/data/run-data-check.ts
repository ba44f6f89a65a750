import { checkDataset } from '@drapeflow/datasets';
import {
  DrapeflowError,
  type Dataset,
  type DatasetFault,
  type DatasetSplit,
} from '@drapeflow/core';
import { loadSettings, type SettingsSources } from '../configuration/load-settings.js';
import { parseValue } from '../configuration/parse-value.js';
import { pictureReader, videoReader } from '../media-readers.js';

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
  const options = { folder, ...optionsOf(request.options) };
  const { registry, configuration } = await loadSettings(request.sources);
  const services = { pictureReader, videoReader: videoReader(configuration) };
  const known = new Set<string>();
  const tell = ({ path, problem }: DatasetFault): void => {
    const line = `${path}: ${problem}\n`;
    if (!json && !known.has(line)) process.stdout.write(line);
    known.add(line);
  };
  const reports = [];
  for (const split of splits) {
    const dataset: Dataset = await registry.create(
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

/** @throws DrapeflowError USAGE */
function optionsOf(assignments: readonly string[]): Record<string, unknown> {
  const named = assignments.map((assignment) => {
    const at = assignment.indexOf('=');
    if (at > 0) return [assignment.slice(0, at), parseValue(assignment.slice(at + 1))] as const;
    const problem = `--option takes name=value, for example pairing=unpaired, but got '${assignment}'`;
    throw new DrapeflowError('USAGE', { problem, command: 'drapeflow data check' });
  });
  return Object.fromEntries(named);
}
