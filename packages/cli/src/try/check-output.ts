import { readdir, realpath, stat } from 'node:fs/promises';
import { DrapeflowError } from '@drapeflow/core';

/**
 * Refuses an output before any work is done for it.
 * @throws DrapeflowError OUTPUT_EXISTS, OUTPUT_IS_INPUT
 */
export async function checkOutput(
  path: string,
  inputs: readonly string[],
  overwrite: boolean,
): Promise<void> {
  const entry = await stat(path).catch(() => undefined);
  if (!entry) return;
  const own = await realpath(path);
  for (const input of inputs) {
    if ((await realpath(input).catch(() => undefined)) === own) {
      throw new DrapeflowError('OUTPUT_IS_INPUT', { path });
    }
  }
  const isEmptyFolder = entry.isDirectory() && (await readdir(path)).length === 0;
  if (!overwrite && !isEmptyFolder) throw new DrapeflowError('OUTPUT_EXISTS', { path });
}
