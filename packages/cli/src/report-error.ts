import { DrapeflowError, messageOf } from '@drapeflow/core';

export interface ErrorReportOptions {
  /** Print the error as JSON on stdout, too. */
  readonly json: boolean;
  /** With stack and causes. */
  readonly verbose: boolean;
}

/**
 * Prints an error.
 * @returns the exit code: 2 for a command line that is not understood, else 1
 */
export function reportError(thrown: unknown, { json, verbose }: ErrorReportOptions): number {
  const error =
    thrown instanceof DrapeflowError
      ? thrown
      : new DrapeflowError('UNEXPECTED', { problem: messageOf(thrown) }, { cause: thrown });
  process.stderr.write(`error: ${error.code}: ${error.message}\n`);
  if (verbose) process.stderr.write(`${withCauses(error)}\n`);
  if (json) {
    const { code, message } = error;
    process.stdout.write(`${JSON.stringify({ error: { code, message } })}\n`);
  }
  return error.code === 'USAGE' ? 2 : 1;
}

function withCauses(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\ncaused by: ${withCauses(error.cause)}`;
}
