import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Destination } from '@drapeflow/video';
import { reportCsv } from './report-csv.js';
import { reportPage } from './report-page.js';
import type { EvaluationReport } from './report.js';

const names = { report: 'report.json', clips: 'clips.csv', page: 'index.html' } as const;
const isOwn = (name: string) => Object.values<string>(names).includes(name);

/** @throws DrapeflowError OUTPUT_EXISTS, OUTPUT_FOLDER_MISSING, OUTPUT_NOT_WRITABLE, OUTPUT_FOLDER_FOREIGN */
export async function prepareReportFolder(path: string, overwrite: boolean): Promise<Destination> {
  const { prepareDestination } = await import('@drapeflow/video');
  return prepareDestination(path, 'folder', overwrite, isOwn);
}

/**
 * Writes all of a report, and puts it under its name.
 * @param strips a JPEG file for each clip
 * @throws DrapeflowError OUTPUT_EXISTS, OUTPUT_NOT_WRITABLE, OUTPUT_DISK_FULL
 */
export async function publishReport(
  destination: Destination,
  report: EvaluationReport,
  strips: readonly Uint8Array[],
): Promise<void> {
  const { path, temporary } = destination;
  const contents = {
    [names.report]: `${JSON.stringify(report, undefined, 2)}\n`,
    [names.clips]: reportCsv(report),
    [names.page]: reportPage(report, strips),
  };
  try {
    await mkdir(temporary);
    for (const [name, content] of Object.entries(contents)) {
      await writeFile(join(temporary, name), content);
    }
  } catch (cause) {
    const { outputError } = await import('@drapeflow/video');
    throw outputError(path, cause);
  }
  await destination.commit();
}
