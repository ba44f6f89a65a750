import { mkdir, rmdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DrapeflowError, messageOf } from '@drapeflow/core';
import { tokens } from '../composition.js';
import { loadSettings, type SettingsSources } from '../configuration/load-settings.js';
import { checkOutput } from '../try/check-output.js';
import { withTryOn, type OpenedTryOn, type TryOnInputs } from '../with-try-on.js';
import { chooseFrames } from './choose-frames.js';
import { indexPage, type PageEntry } from './index-page.js';
import { panelsOfFrame } from './panels-of-frame.js';
import { renderSheet } from './render-sheet.js';

/** What `drapeflow inspect` was asked for. */
export interface InspectRequest extends TryOnInputs {
  /** Where the sheets and the page are written. */
  readonly folder: string;
  readonly frames: readonly number[] | undefined;
  readonly every: number | undefined;
  readonly overwrite: boolean;
  readonly sources: SettingsSources;
}

/** Writes a sheet for each chosen frame, and a page to look through them. */
export async function runInspect(request: InspectRequest): Promise<void> {
  const { folder } = request;
  const settings = await loadSettings(request.sources);
  await checkOutput(folder, [request.video, request.garment], request.overwrite);
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    const details = { path: folder, problem: messageOf(cause) };
    throw new DrapeflowError('OUTPUT_NOT_WRITABLE', details, { cause });
  });
  try {
    const entries = await withTryOn(settings, { ...request, everyStep: true }, (opened) =>
      writeSheets(request, opened),
    );
    const title = `${basename(request.video)} in ${basename(request.garment)}`;
    await writeFile(join(folder, 'index.html'), indexPage(title, entries));
    process.stdout.write(`Wrote ${entries.length} sheets; open ${join(folder, 'index.html')}\n`);
  } catch (error) {
    // A folder that has got something in it stays.
    await rmdir(folder).catch(() => undefined);
    throw error;
  }
}

async function writeSheets(
  request: InspectRequest,
  { source, garment, container, warnings }: OpenedTryOn,
): Promise<PageEntry[]> {
  const chosen = chooseFrames(request, source.info.frameCount);
  const session = await container.resolve(tokens.session);
  const entries: PageEntry[] = [];
  for await (const frame of session.run(source.frames())) {
    const { index, timestamp } = frame.source;
    if (chosen.has(index)) {
      const title = `frame ${index}, ${timestamp.toFixed(2)} s`;
      const file = `frame-${String(index).padStart(6, '0')}.png`;
      const sheet = await renderSheet(title, panelsOfFrame(frame, garment));
      await writeFile(join(request.folder, file), sheet);
      entries.push({ file, title });
    }
    if (index === chosen.last) break;
  }
  for (const warning of warnings()) process.stderr.write(`warning: ${warning}\n`);
  if (entries.length > 0) return entries;
  const problem = `The video ends before frame ${request.frames?.[0]}`;
  throw new DrapeflowError('USAGE', { problem, command: 'drapeflow inspect' });
}
