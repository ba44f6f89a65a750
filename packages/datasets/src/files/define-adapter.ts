import { datasetSplits, definePlugin, type PluginServices } from '@drapeflow/core';
import { z } from 'zod';
import { FileDataset } from './file-dataset.js';
import type { SequenceFiles } from './file-sequence.js';
import { Listing } from './listing.js';

/** The options of every adapter. */
export const adapterOptions = z.strictObject({
  folder: z.string().min(1).describe('Where your copy lies.'),
  split: z.enum(datasetSplits).default('train').describe('The part that is read.'),
  pairing: z
    .enum(['paired', 'unpaired'])
    .default('paired')
    .describe("Whether the garment to put on is the person's own, or another as the list says."),
  list: z
    .string()
    .min(1)
    .optional()
    .describe("The list to read instead of the split's usual one, its path from the folder."),
  holdOut: z
    .int()
    .min(2)
    .default(10)
    .describe('One garment in so many is kept out of training, for validation.'),
});

export type AdapterOptions = z.output<typeof adapterOptions>;
export type MediaReaders = Pick<PluginServices, 'pictureReader' | 'videoReader'>;

/** What an adapter of a data set is: a name and a reader of its lists and folders. */
export interface Adapter<Schema extends z.ZodType<AdapterOptions>> {
  readonly name: string;
  readonly summary: string;
  readonly configSchema: Schema;
  /**
   * Finds the sequences of a split, and notes in the listing what is wrong. A sequence with a fault may be given, too,
   * or be undefined. The root folder is there.
   */
  list(
    listing: Listing,
    options: z.output<Schema>,
    readers: MediaReaders,
  ): AsyncIterable<SequenceFiles | undefined>;
}

export function defineAdapter<Schema extends z.ZodType<AdapterOptions>>(adapter: Adapter<Schema>) {
  const { name, summary, configSchema } = adapter;
  return definePlugin({
    name,
    kind: 'dataset',
    apiVersion: 1,
    summary,
    requires: ['pictureReader', 'videoReader'],
    configSchema,
    async create(options, readers: MediaReaders) {
      const { folder, split } = options;
      const listing = new Listing(folder);
      const isThere = await listing.requiredFolder(folder);
      const sequences: SequenceFiles[] = [];
      if (isThere) {
        for await (const files of adapter.list(listing, options, readers)) {
          if (files) sequences.push(files);
        }
      }
      return new FileDataset(split, listing, sequences, readers.pictureReader);
    },
  });
}
