import { DrapeflowError, messageOf } from '@drapeflow/core';

/** The error for a failed write of the file system. */
export function outputError(path: string, cause: unknown): DrapeflowError {
  if ((cause as NodeJS.ErrnoException).code === 'ENOSPC') {
    return new DrapeflowError('OUTPUT_DISK_FULL', { path }, { cause });
  }
  return new DrapeflowError('OUTPUT_NOT_WRITABLE', { path, problem: messageOf(cause) }, { cause });
}
