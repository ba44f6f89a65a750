import { randomBytes } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DrapeflowError } from '@drapeflow/core';
import { writing } from './writing.js';

/** A process and its machine; the number in the middle tells processes apart that had the same number one after the other. */
const lockName = /^\.lock-(\d+)-[0-9a-f]{8}-(.+)$/;
const host = encodeURIComponent(hostname());
const own = `.lock-${process.pid}-${randomBytes(4).toString('hex')}-${host}`;

export const isLock = (name: string) => lockName.test(name);

/**
 * Takes a folder for this process alone, by a file in it. What a process of this machine leaves that was killed does not
 * hold. Each puts its file there before it looks for those of others: of two that come at once, both may be refused, but
 * never do both go on.
 * @returns what gives the folder back
 * @throws DrapeflowError TRAINING_FOLDER_BUSY, OUTPUT_NOT_WRITABLE, OUTPUT_DISK_FULL
 */
export async function lockFolder(path: string): Promise<() => Promise<void>> {
  if (!(await put(path))) throw held(path, own);
  const unlock = () => rm(join(path, own), { force: true });
  const others = (await readdir(path)).filter((name) => isLock(name) && name !== own);
  for (const name of others) {
    if (isGone(name)) await rm(join(path, name), { force: true });
    else {
      await unlock();
      throw held(path, name);
    }
  }
  return unlock;
}

/** Whether this process did not have the folder already. */
async function put(path: string): Promise<boolean> {
  const file = join(path, own);
  const written = writeFile(file, '', { flag: 'wx' }).then(
    () => true,
    (thrown: NodeJS.ErrnoException) => {
      if (thrown.code === 'EEXIST') return false;
      throw thrown;
    },
  );
  return writing(path, written);
}

/** Whether a process surely runs no more. Of one on another machine that cannot be told. */
function isGone(name: string): boolean {
  const [, pid, itsHost] = lockName.exec(name)!;
  if (itsHost !== host) return false;
  if (Number(pid) === process.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function held(path: string, name: string): DrapeflowError {
  const [, pid, itsHost] = lockName.exec(name)!;
  return new DrapeflowError('TRAINING_FOLDER_BUSY', {
    path,
    process: Number(pid),
    host: decodeURIComponent(itsHost!),
    lock: join(path, name),
  });
}
