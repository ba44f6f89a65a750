import { constants, copyFile, link, rename, rm, rmdir } from 'node:fs/promises';

/** What file systems without hard links, such as FAT, answer to one. */
const linkless = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];
const occupied = ['EEXIST', 'ENOTEMPTY', 'ENOTDIR'];

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? '';

/** Whether publishing failed because the name is taken. */
export function isOccupied(error: unknown): boolean {
  return occupied.includes(codeOf(error));
}

/** Gives a file its final name. A rename would replace what is there; a link or an exclusive copy does not. */
export async function publishFile(temporary: string, final: string): Promise<void> {
  try {
    await link(temporary, final);
  } catch (error) {
    if (!linkless.includes(codeOf(error))) throw error;
    await copyFile(temporary, final, constants.COPYFILE_EXCL);
  }
  await rm(temporary);
}

/** Gives a folder its final name, under which there may be an empty folder. */
export async function publishFolder(temporary: string, final: string): Promise<void> {
  await rmdir(final).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
  });
  await rename(temporary, final);
}
