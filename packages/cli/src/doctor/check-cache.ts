import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DrapeflowError, messageOf } from '@drapeflow/core';
import { failureOf, type Check } from './check.js';

/** Writes into the cache folder, as a converted model would be. */
export async function checkCache(folder: string): Promise<Check> {
  const probe = join(folder, `.doctor-${process.pid}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, '');
    await rm(probe);
    const names = await readdir(folder);
    const sizes = await Promise.all(
      names.map(async (name) => (await stat(join(folder, name))).size),
    );
    const megabytes = sizes.reduce((sum, size) => sum + size, 0) / 1e6;
    const found = `${folder} is writable; ${names.length} files, ${megabytes.toFixed(1)} MB.`;
    return { name: 'cache', status: 'ok', found };
  } catch (cause) {
    const details = { folder, reason: messageOf(cause) };
    return failureOf('cache', new DrapeflowError('CACHE_NOT_WRITABLE', details));
  }
}
