import { augmentationSchema } from '@drapeflow/datasets';
import { z } from 'zod';

const share = (standard: number, what: string) =>
  z.number().min(0).max(1).default(standard).describe(what);

/** How samples are made of a data set's sequences. */
export const sampleOptions = z.strictObject({
  unpaired: share(
    0.5,
    'So many samples dress the person in the other garment, where the data set knows what that looks like.',
  ),
  estimated: share(
    0.25,
    'In so many samples the configured preprocessors look at the frames, as they will in use; in the others what they would find is known.',
  ),
  sideBySide: z
    .int()
    .min(1)
    .max(64)
    .default(4)
    .describe(
      'Sequences that samples are taken of; best a multiple of the threads that make them.',
    ),
  samplesOfEach: z
    .int()
    .min(1)
    .max(10_000)
    .default(32)
    .describe('Samples that are taken of a sequence before others are opened.'),
  // What is seen is a part of the frame already, which follows the person.
  augmentation: augmentationSchema.prefault({ crop: { probability: 0 } }),
});

export type SampleOptions = z.output<typeof sampleOptions>;
