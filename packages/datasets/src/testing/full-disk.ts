import { open, type FileHandle } from 'node:fs/promises';
import { vi } from 'vitest';

/**
 * Lets open files be written to by so many bytes in all, as a disk does that is almost full, until it is restored.
 * @param path of any file
 */
export async function fillDisk(path: string, room: number) {
  const handle = await open(path);
  const prototype = Object.getPrototypeOf(handle) as FileHandle;
  await handle.close();
  const write = prototype.write as (...given: unknown[]) => Promise<{ bytesWritten: number }>;
  let left = room;
  return vi.spyOn(prototype, 'write').mockImplementation(async function (
    this: FileHandle,
    ...[bytes, offset, length, position]: unknown[]
  ) {
    const fitting = Math.min(left, Number(length));
    left -= fitting;
    if (fitting > 0) return write.call(this, bytes, offset, fitting, position);
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  } as FileHandle['write']);
}
