import { DrapeflowError } from '@drapeflow/core';

export function invalidBody(
  path: string,
  problem: string,
  cause?: unknown,
): DrapeflowError<'BODY_FILE_INVALID'> {
  return new DrapeflowError('BODY_FILE_INVALID', { path, problem }, { cause });
}
