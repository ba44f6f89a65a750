import type { RandomNumbers } from '@drapeflow/core';
import { z } from 'zod';

export const strideOptions = z.strictObject({
  largest: z.int().min(1).default(3).describe('At most every so many frames one is taken.'),
});

/** A stride to sample a sequence by: drawn before frames are read, so that none is made in vain. */
export function drawStride(
  random: RandomNumbers,
  { largest }: z.output<typeof strideOptions>,
): number {
  return 1 + Math.floor(random.uniform() * largest);
}
