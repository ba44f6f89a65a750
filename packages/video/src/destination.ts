import { randomBytes } from 'node:crypto';
import { access, constants, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { DrapeflowError } from '@drapeflow/core';
import { outputError } from './output-error.js';
import { isOccupied, publishFile, publishFolder } from './publish.js';

/** A place for an output. Nothing is under its final name before `commit`. */
export interface Destination {
  readonly path: string;
  /** Where to write, beside the final name. Nothing is there yet. */
  readonly temporary: string;
  /**
   * Puts what was written under its final name. If that was taken meanwhile, it stays under another.
   * @throws DrapeflowError OUTPUT_EXISTS, OUTPUT_NOT_WRITABLE, OUTPUT_DISK_FULL
   */
  commit(): Promise<void>;
  /** Removes what was written. */
  discard(): Promise<void>;
}

/** The names of the pictures in a folder that is written as a video. */
export const frameName = (index: number) => `frame-${String(index + 1).padStart(6, '0')}.png`;
const isFrameName = (name: string) => /^frame-\d{6,}\.png$/.test(name);

/** Of a name, for others that must not be longer than file systems allow: 255 bytes, up to 4 a character. */
const keptCharacters = 40;

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
  const folder = dirname(final);
  await assertWritableFolder(path, folder);
  await assertReplaceable(final, path, kind, overwrite, isOwn);
  const extension = extname(final);
  const name = basename(final, extension).slice(0, keptCharacters);
  // Of two runs with one output each has its own.
  const run = randomBytes(4).toString('hex');
  const temporary = join(folder, `.${name}.partial-${run}${extension}`);

  async function publish(): Promise<void> {
    if (!overwrite) {
      return kind === 'file' ? publishFile(temporary, final) : publishFolder(temporary, final);
    }
    await assertReplaceable(final, path, kind, overwrite, isOwn);
    if (kind === 'folder') await rm(final, { recursive: true, force: true });
    await rename(temporary, final);
  }

  return {
    path,
    temporary,
    async commit() {
      try {
        await publish();
      } catch (cause) {
        if (!(cause instanceof DrapeflowError) && !isOccupied(cause))
          throw outputError(path, cause);
        const kept = join(folder, `${name}-${run}${extension}`);
        await rename(temporary, kept);
        throw new DrapeflowError('OUTPUT_EXISTS', { path, kept }, { cause });
      }
    },
    discard: () => rm(temporary, { recursive: true, force: true }),
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
  const entry = await stat(final).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined;
    throw outputError(path, cause);
  });
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
