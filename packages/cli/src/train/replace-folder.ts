import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { renameDurably, syncFolder, writeDurably } from './durable-files.js';

/** The files of a folder, by their names. */
export type FolderContent = Readonly<Record<string, Uint8Array | string>>;

/** Where a new folder is written, and an old one removed. */
const partialOf = (path: string) => join(dirname(path), `.${basename(path)}.partial`);
/** Where an old folder is until the new one has its name. */
const replacedOf = (path: string) => join(dirname(path), `.${basename(path)}.replaced`);
const leftover = /^\.(.+)\.(?:partial|replaced)$/;

/**
 * Writes a folder, in place of one that may be there. Whatever ends the process meanwhile, the old folder or the new one
 * is whole after `mendFolder`; where the write fails, the old one is there at once.
 */
export async function replaceFolder(path: string, content: FolderContent): Promise<void> {
  const [partial, replaced] = [partialOf(path), replacedOf(path)];
  try {
    await mkdir(partial);
    for (const [name, bytes] of Object.entries(content)) {
      await writeDurably(join(partial, name), bytes);
    }
    await syncFolder(partial);
    if (existsSync(path)) await rename(path, replaced);
    await renameDurably(partial, path);
    await remove(replaced);
  } catch (error) {
    await mendFolder(path);
    throw error;
  }
}

/** Removes a folder; one that is left half removed no longer has its name. */
export async function removeFolder(path: string): Promise<void> {
  await rename(path, partialOf(path));
  await remove(partialOf(path));
}

/** Clears up after a process that ended while it replaced or removed a folder. */
export async function mendFolder(path: string): Promise<void> {
  const replaced = replacedOf(path);
  if (existsSync(replaced) && !existsSync(path)) await renameDurably(replaced, path);
  await remove(replaced);
  await remove(partialOf(path));
}

/** Mends all folders in one. */
export async function mendFolders(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const [, own] = leftover.exec(name) ?? [];
    if (own) await mendFolder(join(parent, own));
  }
}

const remove = (path: string) => rm(path, { recursive: true, force: true });
