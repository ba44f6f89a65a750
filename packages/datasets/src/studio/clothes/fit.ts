import type { RandomNumbers } from '@drapeflow/core';

/** How a garment sits on a person. */
export interface Fit {
  /** How far the cloth stands off the chest all round, metres: 0 close-fitting … 0.04 loose. */
  readonly ease: number;
  /** The torso's length, as a factor of what the picture's proportions ask for. */
  readonly length: number;
  /** The sleeves' length, as a factor of what the picture's proportions ask for. */
  readonly sleeveLength: number;
  /** Whether the hem is tucked into the trousers or the skirt. */
  readonly isTucked: boolean;
}

const tuckedShare = 0.15;

/** A fit as people wear clothes: most a little loose, few tucked in. */
export function chooseFit(random: RandomNumbers): Fit {
  return {
    ease: 0.04 * random.uniform() ** 1.3,
    length: 0.94 + 0.14 * random.uniform(),
    sleeveLength: 0.92 + 0.16 * random.uniform(),
    isTucked: random.uniform() < tuckedShare,
  };
}
