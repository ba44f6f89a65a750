/** How far a stage's validation has come. */
export interface Convergence {
  /** The least loss so far; undefined before the first validation. */
  readonly best: number | undefined;
  /** Validations since then. */
  readonly sinceBest: number;
}

export const notValidated: Convergence = { best: undefined, sinceBest: 0 };

/** What a validation changes: a gain is a loss that is less than the best by a part of it. */
export function withValidation(
  { best, sinceBest }: Convergence,
  loss: number,
  leastGain: number,
): Convergence {
  const isGain = best === undefined || loss < best * (1 - leastGain);
  return isGain ? { best: loss, sinceBest: 0 } : { best, sinceBest: sinceBest + 1 };
}
