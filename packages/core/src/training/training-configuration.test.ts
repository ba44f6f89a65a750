import { expect, test } from 'vitest';
import { describeIssues } from '../configuration/describe-issues.js';
import { trainingConfigurationSchema } from './training-configuration.js';

const stage = { part: 'warp', steps: 1000, losses: { reconstruction: 1 } };

/** One sentence for each fault. */
function faultsOf(given: unknown): string[] {
  const parsed = trainingConfigurationSchema.safeParse(given);
  return parsed.success ? [] : describeIssues(parsed.error, trainingConfigurationSchema);
}

test('A part, its steps and its losses are enough; what is left out can be given as well.', () => {
  const complete = trainingConfigurationSchema.parse({ stages: [stage] });
  expect(complete.stages).toMatchObject([{ ...stage, lengths: [1] }]);
  expect(trainingConfigurationSchema.parse(complete)).toEqual(complete);
});

test.each([
  [{}, 'stages: '],
  [{ stages: [] }, 'stages: '],
  [{ stages: [stage], batch: 0 }, 'batch: '],
  [{ stages: [stage], accumulate: 1.5 }, 'accumulate: '],
  [{ stages: [stage], seed: -1 }, 'seed: '],
  [{ stages: [stage], movingAverage: 1 }, 'movingAverage: '],
  [{ stages: [stage], longestGradient: 0 }, 'longestGradient: '],
  [{ stages: [stage], onBrokenLoss: 'ignore' }, 'onBrokenLoss: '],
  [{ stages: [stage, { ...stage, steps: 0 }] }, 'stages.1.steps: '],
  [{ stages: [{ ...stage, part: '' }] }, 'stages.0.part: '],
  [{ stages: [{ ...stage, lengths: [] }] }, 'stages.0.lengths: '],
  [{ stages: [{ ...stage, lengths: [1, 65] }] }, 'stages.0.lengths.1: '],
  [
    { stages: [{ ...stage, losses: { reconstruction: 'much' } }] },
    'stages.0.losses.reconstruction: ',
  ],
  [{ stages: [{ ...stage, learningRate: 0 }] }, 'stages.0.learningRate: '],
  [{ stages: [{ ...stage, learningRateFloor: 1.1 }] }, 'stages.0.learningRateFloor: '],
  [{ stages: [{ ...stage, leastGain: -0.1 }] }, 'stages.0.leastGain: '],
  [{ stages: [{ ...stage, lengths: [2, 1] }] }, 'stages.0.lengths: they do not rise'],
  [{ stages: [{ ...stage, lengths: [1, 2, 2] }] }, 'stages.0.lengths: they do not rise'],
  [
    { stages: [{ ...stage, epochs: 3 }] },
    'stages.0.epochs: there is no such key; known are part, steps, lengths, ',
  ],
  [
    { stages: [stage], validateEach: 3 },
    "validateEach: there is no such key; did you mean 'validateEvery'?",
  ],
])('The fault of %j is named: %s', (given, named) => {
  const faults = faultsOf(given);
  expect(faults).toHaveLength(1);
  expect(faults[0].startsWith(named)).toBe(true);
});

test('All faults are named together.', () => {
  const faults = faultsOf({ stages: [{ ...stage, steps: -1, patience: 0 }], keepCheckpoints: 0 });
  expect(faults.map((fault) => fault.split(':')[0])).toEqual([
    'stages.0.steps',
    'stages.0.patience',
    'keepCheckpoints',
  ]);
});
