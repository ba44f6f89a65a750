import { z } from 'zod';
import { adapterOptions } from './define-adapter.js';

const categories = ['upper_body', 'lower_body', 'dresses'] as const;

/** The options of adapters of sets that have a folder for each category of garments. */
export const categoryOptions = adapterOptions.extend({
  list: adapterOptions.shape.list.describe(
    "The list to read instead of the split's usual one, its path from each category's folder.",
  ),
  categories: z
    .array(z.enum(categories))
    .min(1)
    .default(['upper_body'])
    .describe('The folders of garments that are read.'),
});

export type CategoryOptions = z.output<typeof categoryOptions>;
