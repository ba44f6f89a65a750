import { RandomNumbers } from '@drapeflow/core';
import { z } from 'zod';
import { changeColours, colourOptions } from './colour.js';
import { crop, cropOptions } from './crop.js';
import { flip, flipOptions } from './flip.js';
import { distortGarmentMasks, garmentMaskErrorsOptions } from './garment-mask-errors.js';
import { dropJoints, jointDropoutOptions } from './joint-dropout.js';
import { jitterJoints, jointJitterOptions } from './joint-jitter.js';
import { mislabelledPartsOptions, mislabelParts } from './mislabelled-parts.js';
import { fraySegments, raggedBordersOptions } from './ragged-borders.js';
import { reversalOptions, reverse } from './reversal.js';
import type { SequenceSample } from './sequence-sample.js';
import { strideOptions } from './stride.js';

/** How samples are varied, so that what is learned from them holds for real footage. */
export const augmentationSchema = z.strictObject({
  stride: strideOptions.prefault({}).describe('How far apart in time frames are, at the most.'),
  flip: flipOptions.prefault({}).describe('Left is right.'),
  reversal: reversalOptions.prefault({}).describe('Frames are played backwards.'),
  crop: cropOptions.prefault({}).describe('A part of the frames fills them.'),
  colour: colourOptions.prefault({}).describe('Another camera and another light.'),
  mislabelledParts: mislabelledPartsOptions
    .prefault({})
    .describe('A parser takes one part for another.'),
  raggedBorders: raggedBordersOptions
    .prefault({})
    .describe('A parser and a segmenter are off at borders.'),
  garmentMaskErrors: garmentMaskErrorsOptions
    .prefault({})
    .describe('The mask of a garment is off at its outline.'),
  jointJitter: jointJitterOptions.prefault({}).describe('A pose estimator is not exact.'),
  jointDropout: jointDropoutOptions.prefault({}).describe('A pose estimator loses joints.'),
});

export type AugmentationOptions = z.output<typeof augmentationSchema>;

/**
 * Varies a sample. What is known exactly (`worn`, `depth`) stays true to the frames; errors of estimators change what
 * they estimate (pose, labels, torso image, masks) and nothing else. The stride is not applied here: `drawStride`.
 * @param random draws as many numbers from it whatever the options are
 */
export function augment(
  sample: SequenceSample,
  random: RandomNumbers,
  options: AugmentationOptions,
): SequenceSample {
  let varied = sample;
  const vary = <Options extends { readonly probability: number }>(
    own: Options,
    change: (sample: SequenceSample, random: RandomNumbers, options: Options) => SequenceSample,
  ): void => {
    // Numbers of its own, so that no augmentation changes what another draws.
    const numbers = new RandomNumbers(Math.floor(random.uniform() * 2 ** 32));
    if (numbers.uniform() < own.probability) varied = change(varied, numbers, own);
  };
  vary(options.flip, flip);
  vary(options.reversal, reverse);
  vary(options.crop, crop);
  vary(options.colour, changeColours);
  vary(options.mislabelledParts, mislabelParts);
  vary(options.raggedBorders, fraySegments);
  vary(options.garmentMaskErrors, distortGarmentMasks);
  vary(options.jointJitter, jitterJoints);
  vary(options.jointDropout, dropJoints);
  return varied;
}
