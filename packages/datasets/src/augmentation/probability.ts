import { z } from 'zod';

/** How often an augmentation happens, for a whole sample. */
export function probability(standard: number) {
  return z.number().min(0).max(1).default(standard).describe('For how many of the samples.');
}
