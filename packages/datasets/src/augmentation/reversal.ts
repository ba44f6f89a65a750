import { z } from 'zod';
import { probability } from './probability.js';
import type { SequenceSample } from './sequence-sample.js';

export const reversalOptions = z.strictObject({ probability: probability(0.3) });

/** Plays the frames backwards. Exact: nothing that is known of a frame knows of time. */
export function reverse(sample: SequenceSample): SequenceSample {
  return { ...sample, frames: sample.frames.toReversed() };
}
