import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { isGone, thisProcess } from './owner.js';
import { writeFailure } from './file-failures.js';

const pollMilliseconds = 50;
const refreshMilliseconds = 10_000;
/** A claim that was not refreshed for so long is no more. */
const expiryMilliseconds = 60_000;

/**
 * Does some work while no other process does it, by a file that is there meanwhile. What a process leaves that is killed
 * does not hold. Two may do the work at once where one has slept for a minute: the claim spares work, and nothing may
 * depend on it.
 */
export async function whileClaimed<Result>(
  path: string,
  work: () => Promise<Result>,
): Promise<Result> {
  while (!(await claim(path))) {
    if (await isForsaken(path)) await rm(path, { force: true });
    else await pause(pollMilliseconds);
  }
  const refreshing = setInterval(() => void refresh(path), refreshMilliseconds).unref();
  try {
    return await work();
  } finally {
    clearInterval(refreshing);
    await rm(path, { force: true });
  }
}

/** Whether it is claimed now. */
async function claim(path: string): Promise<boolean> {
  try {
    await writeFile(path, thisProcess, { flag: 'wx' });
    return true;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'EEXIST') return false;
    // A full disk has room for a file's name, but not for what is in it.
    await rm(path, { force: true });
    throw writeFailure(path, thrown);
  }
}

async function isForsaken(path: string): Promise<boolean> {
  try {
    const owner = await readFile(path, 'utf8');
    if (owner !== '' && isGone(owner)) return true;
    return Date.now() - (await stat(path)).mtimeMs > expiryMilliseconds;
  } catch {
    // It was given back meanwhile.
    return false;
  }
}

async function refresh(path: string): Promise<void> {
  const now = new Date();
  // It may have been given back meanwhile.
  await utimes(path, now, now).catch(() => {});
}
