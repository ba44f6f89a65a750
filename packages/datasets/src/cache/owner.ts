import { createHash, randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { basename } from 'node:path';

/** This machine, as a word that file names can have. */
const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** This process among those that share a folder, as in `4f2a91c0-1234`. */
export const thisProcess = `${host}-${process.pid}`;

export const shardExtension = '.shard';

/** A new name for a shard of this process. */
export function nameShard(): string {
  return `${thisProcess}-${randomUUID()}${shardExtension}`;
}

/** The process that a shard belongs to. */
export function ownerOf(path: string): string {
  return basename(path).split('-').slice(0, 2).join('-');
}

/** Whether a process surely runs no more. Of one on another machine that cannot be told. */
export function isGone(owner: string): boolean {
  const [itsHost, pid] = owner.split('-');
  if (itsHost !== host) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
