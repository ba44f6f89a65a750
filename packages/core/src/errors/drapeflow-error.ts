import { errorTable, type ErrorCode, type ErrorDetails } from './error-table.js';

/** An error with a code of the error table. Everything that Drapeflow raises on purpose is one. */
export class DrapeflowError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'DrapeflowError';

  constructor(
    readonly code: Code,
    readonly details: ErrorDetails<Code>,
    options?: { cause?: unknown },
  ) {
    super((errorTable[code] as (details: ErrorDetails<Code>) => string)(details), options);
  }
}

/** The message of whatever was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
