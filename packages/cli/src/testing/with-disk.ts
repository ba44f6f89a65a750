import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestContext } from 'vitest';

/**
 * Mounts a disk in memory, where this process may; where it may not, the test is skipped.
 * @param options of tmpfs: `size=64k`, `ro`
 */
export async function withDisk(
  options: string,
  context: TestContext,
  use: (disk: string) => Promise<void>,
): Promise<void> {
  const disk = await mkdtemp(join(tmpdir(), 'drapeflow-disk-'));
  try {
    await promisify(execFile)('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]);
  } catch (error) {
    return context.skip(`No disk can be mounted: ${String(error).split('\n')[0]}`);
  }
  try {
    await use(disk);
  } finally {
    await promisify(execFile)('umount', [disk]);
    await rm(disk, { recursive: true });
  }
}
