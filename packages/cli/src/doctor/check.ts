/** What was looked at, and how it is. */
export interface Check {
  readonly name: string;
  readonly status: 'ok' | 'warning' | 'failure';
  /** One sentence. */
  readonly found: string;
  /** What to do, where something is to be done. */
  readonly remedy?: string;
}

/** A failure with the message of what was thrown, which says what to do. */
export function failureOf(name: string, thrown: unknown): Check {
  return {
    name,
    status: 'failure',
    found: thrown instanceof Error ? thrown.message : String(thrown),
  };
}
