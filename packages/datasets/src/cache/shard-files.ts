import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ifThere } from './file-failures.js';
import { shardExtension } from './owner.js';

export interface ShardFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** When it was written or read last. */
  readonly used: number;
}

/** The shards of a folder, the one that has not been used for longest first. */
export async function shardFiles(folder: string): Promise<ShardFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(shardExtension));
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const found = await ifThere(stat(path));
      return found && { path, size: found.size, used: found.mtimeMs };
    }),
  );
  return files.filter((file) => file !== undefined).sort((a, b) => a.used - b.used);
}

/**
 * Removes the shards that have not been used for longest, until the rest is small enough.
 * @param kept is never removed
 */
export async function removeOldest(folder: string, maximumBytes: number, kept: string) {
  const files = await shardFiles(folder);
  let total = files.reduce((sum, { size }) => sum + size, 0);
  for (const { path, size } of files) {
    if (total <= maximumBytes) return;
    if (path === kept) continue;
    await rm(path, { force: true });
    total -= size;
  }
}
