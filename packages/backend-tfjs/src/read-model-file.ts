import { readFile, stat } from 'node:fs/promises';
import { DrapeflowError, messageOf } from '@drapeflow/core';

/**
 * The content of a file that belongs to a model.
 * @throws DrapeflowError FILE_NOT_FOUND, FILE_EMPTY, or MODEL_FILE_INVALID where it cannot be read
 */
export async function readModelFile(model: string, path: string): Promise<Buffer<ArrayBuffer>> {
  await assertModelFile(model, path);
  return readFile(path).catch((error: unknown) => {
    throw new DrapeflowError('MODEL_FILE_INVALID', { model, path, problem: messageOf(error) });
  });
}

/** @throws DrapeflowError FILE_NOT_FOUND, FILE_EMPTY, or MODEL_FILE_INVALID where there is no file */
export async function assertModelFile(model: string, path: string): Promise<void> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new DrapeflowError('FILE_NOT_FOUND', { path });
    throw new DrapeflowError('MODEL_FILE_INVALID', { model, path, problem: messageOf(error) });
  });
  if (!found.isFile()) {
    throw new DrapeflowError('MODEL_FILE_INVALID', { model, path, problem: 'it is no file' });
  }
  if (found.size === 0) throw new DrapeflowError('FILE_EMPTY', { path });
}
