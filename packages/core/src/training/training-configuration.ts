import { z } from 'zod';

const count = (least: number, standard: number, what: string) =>
  z.int().min(least).default(standard).describe(what);

const stageSchema = z.strictObject({
  part: z.string().min(1).describe('What is trained: warp, generator or both.'),
  steps: z.int().min(1).describe('After so many steps it ends, converged or not.'),
  lengths: z
    .array(z.int().min(1).max(64))
    .min(1)
    .refine(rise, 'they do not rise')
    .default([1])
    .describe(
      'Frames of a sequence, rising, each length beginning later: half of all steps have the longest so far.',
    ),
  losses: z.record(z.string(), z.number()).describe('How much each loss counts, by its plugin.'),
  learningRate: z.number().positive().default(3e-4).describe('Its peak.'),
  learningRateFloor: z.number().min(0).max(1).default(0.05).describe('At the end, of the peak.'),
  warmUpSteps: count(0, 100, 'Steps on which the learning rate rises.'),
  patience: count(1, 10, 'It has converged after so many validations without a gain.'),
  leastGain: z
    .number()
    .min(0)
    .max(1)
    .default(0.002)
    .describe('A gain is a validation loss that is less by at least this part.'),
});

/** How a task is trained. */
export const trainingConfigurationSchema = z.strictObject({
  seed: z
    .int()
    .min(0)
    .max(2 ** 31)
    .default(1),
  batch: count(1, 1, 'Sequences side by side in one graph.'),
  accumulate: count(1, 4, 'Gradients of so many graphs make one step; processes share them.'),
  stages: z.array(stageSchema).min(1),
  movingAverage: z
    .number()
    .min(0)
    .max(0.99999)
    .default(0.998)
    .describe('What of the averaged weights is left after a step; they are validated and shipped.'),
  longestGradient: z.number().positive().default(1).describe('Longer ones are shortened.'),
  onBrokenLoss: z.enum(['skip', 'stop']).default('skip'),
  validationExamples: count(1, 12, 'Always the same ones.'),
  validateEvery: count(1, 500, 'Steps.'),
  checkpointEvery: count(1, 100, 'Steps.'),
  keepCheckpoints: count(1, 3, 'The last ones; the best is kept beside.'),
});

function rise(numbers: readonly number[]): boolean {
  return numbers.every((number, at) => at === 0 || number > numbers[at - 1]);
}

export type TrainingConfiguration = z.output<typeof trainingConfigurationSchema>;
export type TrainingStage = TrainingConfiguration['stages'][number];
