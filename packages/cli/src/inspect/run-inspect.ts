import { basename } from 'node:path';
import { DrapeflowError } from '@drapeflow/core';
import { tokens } from '../composition.js';
import { loadSettings, type SettingsSources } from '../configuration/load-settings.js';
import { checkOutput } from '../try/check-output.js';
import { Interruption } from '../try/interruption.js';
import { inputFiles, withTryOn, type OpenedTryOn, type TryOnInputs } from '../with-try-on.js';
import { chooseFrames } from './choose-frames.js';
import { panelsOfFrame } from './panels-of-frame.js';
import { renderSheet } from './render-sheet.js';
import { SheetFolder } from './sheet-folder.js';

/** What `drapeflow inspect` was asked for. */
export interface InspectRequest extends TryOnInputs {
  /** Where the sheets and the page are written. */
  readonly folder: string;
  readonly frames: readonly number[] | undefined;
  readonly every: number | undefined;
  readonly overwrite: boolean;
  readonly sources: SettingsSources;
}

/**
 * Writes a sheet for each chosen frame, and a page to look through them.
 * @returns the exit code
 */
export async function runInspect(request: InspectRequest): Promise<number> {
  const settings = await loadSettings(request.sources);
  await checkOutput(request.folder, inputFiles(request), request.overwrite);
  const sheets = await SheetFolder.prepare(request.folder, request.overwrite);
  try {
    return await withTryOn(settings, { ...request, everyStep: true }, (opened) =>
      inspect(request, opened, sheets),
    );
  } catch (error) {
    await sheets.discard();
    throw error;
  }
}

async function inspect(
  request: InspectRequest,
  opened: OpenedTryOn,
  sheets: SheetFolder,
): Promise<number> {
  const interruption = new Interruption(
    () => undefined,
    () => sheets.discard(),
  );
  try {
    const frames = await writeSheets(request, opened, sheets, interruption);
    const isStopped = interruption.exitCode !== undefined;
    if (!isStopped) warnOfMissingFrames(request.frames, frames, sheets);
    for (const warning of opened.warnings()) process.stderr.write(`warning: ${warning}\n`);
    process.stdout.write(await publish(request, sheets, isStopped));
    return interruption.exitCode ?? 0;
  } finally {
    interruption.stopListening();
  }
}

/** @returns how many frames the video has, as far as it was read */
async function writeSheets(
  request: InspectRequest,
  { source, garment, container }: OpenedTryOn,
  sheets: SheetFolder,
  interruption: Interruption,
): Promise<number> {
  const chosen = chooseFrames(request, source.info.frameCount);
  const session = await container.resolve(tokens.session);
  let frames = 0;
  for await (const frame of session.run(source.frames())) {
    if (interruption.exitCode !== undefined) break;
    const { index, timestamp } = frame.source;
    frames = index + 1;
    if (chosen.has(index)) {
      const title = `frame ${index}, ${timestamp.toFixed(2)} s`;
      await sheets.add(index, title, await renderSheet(title, panelsOfFrame(frame, garment)));
    }
    if (index === chosen.last) break;
  }
  return frames;
}

/** @throws DrapeflowError USAGE where there is none of the frames that were asked for */
function warnOfMissingFrames(
  wanted: readonly number[] = [],
  frames: number,
  sheets: SheetFolder,
): void {
  const missing = wanted.filter((index) => index >= frames);
  if (missing.length === 0) return;
  const problem = `The video ends before frame ${missing.join(', ')}: its last is ${frames - 1}`;
  if (sheets.size === 0)
    throw new DrapeflowError('USAGE', { problem, command: 'drapeflow inspect' });
  process.stderr.write(`warning: ${problem}.\n`);
}

/** @returns what to tell the user */
async function publish(
  { video, garment }: InspectRequest,
  sheets: SheetFolder,
  isStopped: boolean,
): Promise<string> {
  if (sheets.size === 0) return 'Stopped before the first sheet; nothing was written.\n';
  await sheets.publish(`${basename(video)} in ${basename(garment)}`);
  const stopped = isStopped ? 'Stopped before the end. ' : '';
  return `${stopped}Wrote ${sheets.size} sheets; open ${sheets.pagePath}\n`;
}
