import { DrapeflowError, messageOf, type DatasetFault } from '@drapeflow/core';

/** What is wrong with a file, as the end of a sentence that begins with its path and a colon. */
export function broken(path: string, problem: string, cause?: unknown) {
  return new DrapeflowError('DATASET_BROKEN', { path, problem }, { cause });
}

/** Runs `read`; whatever it throws becomes a DATASET_BROKEN that names the file. */
export async function reading<Result>(path: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (thrown) {
    throw asBroken(path, thrown);
  }
}

export function asBroken(path: string, thrown: unknown): DrapeflowError<'DATASET_BROKEN'> {
  return isBroken(thrown) ? thrown : broken(path, problemOf(thrown), thrown);
}

export function faultOf(path: string, thrown: unknown, sequence?: string): DatasetFault {
  const { details } = asBroken(path, thrown);
  return { path: details.path, problem: details.problem, ...(sequence ? { sequence } : {}) };
}

export function isBroken(thrown: unknown): thrown is DrapeflowError<'DATASET_BROKEN'> {
  return thrown instanceof DrapeflowError && thrown.code === 'DATASET_BROKEN';
}

function problemOf(thrown: unknown): string {
  if (!(thrown instanceof DrapeflowError)) return messageOf(thrown);
  if (thrown.code === 'FILE_NOT_FOUND') return 'it is missing';
  if (thrown.code === 'FILE_EMPTY') return 'it is empty (0 bytes)';
  const { problem } = thrown.details as { problem?: unknown };
  return problem === undefined ? thrown.message : String(problem);
}
