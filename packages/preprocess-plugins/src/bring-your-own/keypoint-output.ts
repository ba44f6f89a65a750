import { keypointNames, type KeypointName } from '@drapeflow/core';
import { z } from 'zod';
import { keypointLists, type KeypointList } from '../pose/keypoint-lists.js';

const presets = Object.keys(keypointLists);
const hint = `give one of ${presets.join(', ')}, or a list with a keypoint's name or null for each`;

/** Which keypoint each channel (row) of an output is: the name of a known list, or a list. */
const keypoints = z
  .preprocess(
    (given) =>
      typeof given === 'string' && presets.includes(given)
        ? keypointLists[given as keyof typeof keypointLists]
        : given,
    z.array(z.enum(keypointNames).nullable(), { error: hint }),
  )
  .superRefine((list: KeypointList, context) => {
    for (const problem of problemsOf(list)) context.addIssue({ code: 'custom', message: problem });
  })
  .describe('Which keypoint each channel or row of the output is.');

const output = z.string().min(1).describe("The output's name in the model.");
const activation = z
  .enum(['none', 'sigmoid'])
  .default('none')
  .describe('What turns the scores of the model into 0…1.');

/** How keypoints are read from a model's outputs. */
export const keypointOutput = z.discriminatedUnion('format', [
  z.strictObject({
    format: z.literal('heatmaps').describe('A map of scores for each keypoint.'),
    name: output,
    layout: z.enum(['nchw', 'nhwc']).default('nchw'),
    keypoints,
    activation,
  }),
  z.strictObject({
    format: z.literal('coordinates').describe('Rows of two coordinates, and perhaps a score.'),
    name: output,
    order: z.enum(['xy', 'yx']).default('xy').describe('Which coordinate is first.'),
    units: z.enum(['normalized', 'pixels']).describe('Parts (0…1) or pixels of the input.'),
    keypoints,
    activation,
  }),
  z.strictObject({
    format: z
      .literal('simcc')
      .describe('A row of scores along x and one along y for each keypoint.'),
    x: output,
    y: output,
    keypoints,
    activation,
  }),
]);

export type KeypointOutput = z.output<typeof keypointOutput>;
export type KeypointOutputOf<Format extends KeypointOutput['format']> = Extract<
  KeypointOutput,
  { format: Format }
>;

function problemsOf(list: KeypointList): string[] {
  const names = list.filter((name): name is KeypointName => name !== null);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const missing = (['leftShoulder', 'rightShoulder'] as const).filter(
    (name) => !names.includes(name),
  );
  return [
    ...missing.map((name) => `${name} is missing; nobody can be dressed without shoulders`),
    ...twice.map((name) => `${name} is there twice`),
  ];
}
