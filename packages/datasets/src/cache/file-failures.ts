import { DrapeflowError, messageOf } from '@drapeflow/core';

/** The error for a failed write of the file system. */
export function writeFailure(path: string, cause: unknown): DrapeflowError {
  if ((cause as NodeJS.ErrnoException).code === 'ENOSPC') {
    return new DrapeflowError('OUTPUT_DISK_FULL', { path }, { cause });
  }
  return new DrapeflowError('OUTPUT_NOT_WRITABLE', { path, problem: messageOf(cause) }, { cause });
}

/** What a write gives. @throws DrapeflowError OUTPUT_DISK_FULL, OUTPUT_NOT_WRITABLE */
export async function writing<Result>(path: string, written: Promise<Result>): Promise<Result> {
  return written.catch((cause: unknown) => {
    throw writeFailure(path, cause);
  });
}

/** What a call of the file system gives; undefined where the file is not there, or no longer. */
export async function ifThere<Result>(found: Promise<Result>): Promise<Result | undefined> {
  return found.catch((cause: unknown) => {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  });
}
