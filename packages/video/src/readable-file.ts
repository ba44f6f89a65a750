import { access, constants, stat } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { DrapeflowError, messageOf } from '@drapeflow/core';

/** @throws DrapeflowError FILE_NOT_FOUND, FILE_NOT_READABLE */
export async function readableEntry(path: string): Promise<Stats> {
  try {
    const entry = await stat(path);
    await access(path, constants.R_OK);
    return entry;
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new DrapeflowError('FILE_NOT_FOUND', { path }, { cause });
    throw new DrapeflowError('FILE_NOT_READABLE', { path, problem: messageOf(cause) }, { cause });
  }
}

/** @throws DrapeflowError FILE_NOT_FOUND, FILE_NOT_READABLE, FILE_EMPTY */
export async function assertReadableFile(path: string): Promise<void> {
  assertFile(path, await readableEntry(path));
}

/** @throws DrapeflowError FILE_NOT_READABLE, FILE_EMPTY */
export function assertFile(path: string, entry: Stats): void {
  if (!entry.isFile()) {
    const problem = entry.isDirectory() ? 'it is a folder' : 'it is no regular file';
    throw new DrapeflowError('FILE_NOT_READABLE', { path, problem });
  }
  if (entry.size === 0) throw new DrapeflowError('FILE_EMPTY', { path });
}
