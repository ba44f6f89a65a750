import { access, constants, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { DrapeflowError } from '@drapeflow/core';
import { outputError } from './output-error.js';

/** A place for an output. Nothing is under its final name before `commit`. */
export interface Destination {
  readonly path: string;
  /** Where to write, beside the final name. Nothing is there yet. */
  readonly temporary: string;
  /**
   * Puts what was written under its final name.
   * @throws DrapeflowError OUTPUT_NOT_WRITABLE
   */
  commit(): Promise<void>;
  /** Removes what was written. */
  discard(): Promise<void>;
}

/** The names of the pictures in a folder that is written as a video. */
export const frameName = (index: number) => `frame-${String(index + 1).padStart(6, '0')}.png`;
const isFrameName = (name: string) => /^frame-\d{6,}\.png$/.test(name);

/**
 * @param isOwn whether a name in a folder is one that Drapeflow writes; a folder with others is never replaced
 * @throws DrapeflowError OUTPUT_EXISTS, OUTPUT_FOLDER_MISSING, OUTPUT_NOT_WRITABLE, OUTPUT_FOLDER_FOREIGN
 */
export async function prepareDestination(
  path: string,
  kind: 'file' | 'folder',
  overwrite: boolean,
  isOwn: (name: string) => boolean = isFrameName,
): Promise<Destination> {
  const final = resolve(path);
  await assertWritableFolder(path, dirname(final));
  await assertReplaceable(final, path, kind, overwrite, isOwn);
  const extension = extname(final);
  const name = basename(final, extension);
  const temporary = join(dirname(final), `.${name}.partial-${process.pid}${extension}`);
  const remove = (place: string) => rm(place, { recursive: true, force: true });
  await remove(temporary);
  return {
    path,
    temporary,
    async commit() {
      try {
        if (kind === 'folder') await remove(final);
        await rename(temporary, final);
      } catch (cause) {
        throw outputError(path, cause);
      }
    },
    discard: () => remove(temporary),
  };
}

async function assertWritableFolder(path: string, folder: string): Promise<void> {
  const entry = await stat(folder).catch(() => undefined);
  if (!entry?.isDirectory()) throw new DrapeflowError('OUTPUT_FOLDER_MISSING', { path, folder });
  await access(folder, constants.W_OK).catch((cause: unknown) => {
    throw outputError(path, cause);
  });
}

async function assertReplaceable(
  final: string,
  path: string,
  kind: 'file' | 'folder',
  overwrite: boolean,
  isOwn: (name: string) => boolean,
): Promise<void> {
  const entry = await stat(final).catch(() => undefined);
  if (!entry) return;
  if (entry.isDirectory() !== (kind === 'folder')) {
    const problem = entry.isDirectory()
      ? 'there is a folder of that name'
      : 'there is a file of that name';
    throw new DrapeflowError('OUTPUT_NOT_WRITABLE', { path, problem });
  }
  const content = kind === 'folder' ? await readdir(final) : undefined;
  if (content?.length === 0) return;
  if (!overwrite) throw new DrapeflowError('OUTPUT_EXISTS', { path });
  const foreign = content?.find((each) => !isOwn(each));
  if (foreign) throw new DrapeflowError('OUTPUT_FOLDER_FOREIGN', { path, found: foreign });
}
