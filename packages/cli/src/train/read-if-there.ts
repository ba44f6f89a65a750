import { readFile } from 'node:fs/promises';
import { DrapeflowError, messageOf } from '@drapeflow/core';

/** What a file holds; undefined where there is none. @throws DrapeflowError FILE_NOT_READABLE */
export async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new DrapeflowError('FILE_NOT_READABLE', { path, problem: messageOf(cause) }, { cause });
  }
}
