import { readFile } from 'node:fs/promises';
import {
  checkSection,
  describeProblem,
  DrapeflowError,
  flowMemoryChoiceSchema,
  networkConfigurationSchema,
  networkPresetNames,
  networkPresets,
  trainingConfigurationSchema,
  type NetworkConfiguration,
  type TrainingConfiguration,
} from '@drapeflow/core';
import { z } from 'zod';
import { sampleOptions } from './sample-options.js';
import { usualStages } from './usual-stages.js';

const datasetChoice = z.strictObject({
  plugin: z.string().min(1).describe('A plugin of kind dataset.'),
  options: z.record(z.string(), z.unknown()).prefault({}),
});

/** Many people, and of each what networks look at; the torso image is made of what they see. */
const usualOptions = { sequences: 100_000, shots: 'upper-body', torso: null };

/** What `drapeflow train` trains, how, and on what: the content of its configuration file. */
export const trainingPlanSchema = trainingConfigurationSchema.extend({
  stages: trainingConfigurationSchema.shape.stages.prefault(usualStages),
  preset: z.enum(networkPresetNames).default('live'),
  warp: networkConfigurationSchema.shape.warp
    .partial()
    .prefault({})
    .describe("What is built otherwise than the preset's warp network."),
  memory: flowMemoryChoiceSchema
    .prefault({ policy: 'anchor-window' })
    .describe('Which flows of earlier frames a frame reads, as it will in use.'),
  dataset: datasetChoice.prefault({
    plugin: 'studio',
    options: usualOptions,
  }),
  validation: z
    .record(z.string(), z.unknown())
    .prefault({ split: 'validation' })
    .describe('Options of the data set that are different where it is validated.'),
  samples: sampleOptions.prefault({}),
});

export type TrainingPlan = z.output<typeof trainingPlanSchema>;

/**
 * Reads a training plan.
 * @param path of a JSON file; without one, the usual plan
 * @param options of the data set, beside those of the file
 * @throws DrapeflowError FILE_NOT_FOUND, CONFIG_FILE_FAILED, CONFIG_INVALID with every fault
 */
export async function readTrainingPlan(
  path: string | undefined,
  options: Readonly<Record<string, unknown>>,
): Promise<TrainingPlan> {
  const content = path === undefined ? {} : await readJson(path);
  const problems = checkSection([], content, trainingPlanSchema);
  if (problems.length > 0) {
    const sentences = problems.map((problem) => describeProblem(problem, []));
    throw new DrapeflowError('CONFIG_INVALID', { problems: sentences });
  }
  const plan = trainingPlanSchema.parse(content);
  const { plugin, options: own } = plan.dataset;
  return { ...plan, dataset: { plugin, options: { ...own, ...options } } };
}

const loopSchema = z.object(trainingConfigurationSchema.shape);

/** What of a plan the training loop reads. */
export function configurationOf(plan: TrainingPlan): TrainingConfiguration {
  return loopSchema.parse(plan);
}

/** The networks that a plan trains. */
export function networksOf({ preset, warp }: TrainingPlan): NetworkConfiguration {
  const { warp: usual, ...rest } = networkPresets[preset];
  return { ...rest, warp: { ...usual, ...warp } };
}

async function readJson(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new DrapeflowError('FILE_NOT_FOUND', { path }, { cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    const problem = `it is no JSON: ${(cause as Error).message}`;
    throw new DrapeflowError('CONFIG_FILE_FAILED', { path, problem }, { cause });
  }
}
