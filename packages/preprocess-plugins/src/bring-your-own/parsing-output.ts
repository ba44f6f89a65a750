import { labelLists, parsingLabels, type LabelList } from '@drapeflow/core';
import { z } from 'zod';

const presets = Object.keys(labelLists);
const hint = `give one of ${presets.join(', ')}, or a list with one of ${parsingLabels.join(', ')} for each label`;

/** How a parsing map is read from a model's output. */
export const parsingOutput = z.strictObject({
  name: z.string().min(1).describe("The output's name in the model."),
  format: z
    .enum(['logits', 'probabilities', 'labels'])
    .describe('A map for each label, before or after the softmax, or one map of label numbers.'),
  layout: z.enum(['nchw', 'nhwc']).default('nchw').describe('Of the maps of each label.'),
  labels: z
    .preprocess(
      (given) =>
        typeof given === 'string' && presets.includes(given)
          ? labelLists[given as keyof typeof labelLists]
          : given,
      z.array(z.enum(parsingLabels), { error: hint }),
    )
    .refine((list: LabelList) => list.includes('upper-clothes') && list.includes('background'), {
      error:
        "'background' and 'upper-clothes' must be among them; nothing can be replaced otherwise",
    })
    .describe('Which label of ours each label of the model is.'),
});

export type ParsingOutput = z.output<typeof parsingOutput>;
