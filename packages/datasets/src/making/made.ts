import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  datasetSplits,
  definePlugin,
  DrapeflowError,
  messageOf,
  pluginApiVersion,
  type Dataset,
  type DatasetFault,
  type DatasetFrame,
  type DatasetGarment,
  type DatasetSequence,
  type FrameWindow,
} from '@drapeflow/core';
import { z } from 'zod';
import { ifThere } from '../cache/file-failures.js';
import { garmentOf } from '../cache/sequence-records.js';
import { descriptionFile, truthFile } from './make-data.js';
import { frameOf } from './frame-record.js';
import { ShardFile } from './shard-file.js';

/**
 * What `drapeflow data make` has made.
 *
 *     studio.json                     how it was made
 *     sequence-000000/truth.shard     a record for each garment and each frame
 */
export const made = definePlugin({
  name: 'made',
  kind: 'dataset',
  apiVersion: pluginApiVersion,
  summary: 'A folder that drapeflow data make has filled.',
  requires: [],
  configSchema: z.strictObject({
    folder: z.string().min(1).describe('What was made.'),
    split: z.enum(datasetSplits).optional().describe('Another than was made has no sequence.'),
  }),
  create: async ({ folder, split }): Promise<Dataset> => {
    const path = join(folder, descriptionFile);
    const content = await ifThere(readFile(path, 'utf8'));
    if (content === undefined) {
      throw new DrapeflowError('DATASET_BROKEN', { path, problem: 'it is missing' });
    }
    const description = readDescription(path, content);
    const names = (await readdir(folder)).filter((name) => /^sequence-\d+$/.test(name)).sort();
    const isOther = split !== undefined && split !== description.split;
    return new MadeDataset(
      folder,
      split ?? description.split,
      description.frames,
      isOther ? [] : names,
    );
  },
});

const descriptionSchema = z.object({ split: z.enum(datasetSplits), frames: z.int().min(1) });

function readDescription(path: string, content: string) {
  try {
    return descriptionSchema.parse(JSON.parse(content));
  } catch (cause) {
    throw new DrapeflowError('DATASET_BROKEN', { path, problem: messageOf(cause) }, { cause });
  }
}

class MadeDataset implements Dataset {
  constructor(
    private readonly folder: string,
    readonly split: Dataset['split'],
    private readonly frameCount: number,
    private readonly names: readonly string[],
  ) {}

  get size(): number {
    return this.names.length;
  }

  async sequence(index: number): Promise<DatasetSequence> {
    const name = this.names[index];
    const shard = await this.open(name);
    const garment = async (key: string): Promise<DatasetGarment> =>
      garmentOf((await shard.read(key)).fields);
    const { frameCount } = this;
    return {
      name,
      paired: true,
      frameCount,
      garment: () => garment('garment'),
      otherGarment: () => garment('otherGarment'),
      frames: (window = { first: 0, count: frameCount, stride: 1 }) =>
        readFrames(shard, window, frameCount),
    };
  }

  /** @throws DrapeflowError DATASET_BROKEN, SHARD_BROKEN, FILE_NOT_FOUND */
  private async open(sequence: string): Promise<ShardFile> {
    const path = join(this.folder, sequence, truthFile);
    const shard = await ShardFile.find(path);
    const missing = ['garment', 'otherGarment', `frame-${this.frameCount - 1}`].filter(
      (key) => !shard.keys.includes(key),
    );
    if (missing.length === 0) return shard;
    const problem = `it was cut short: ${missing.join(', ')} is missing`;
    throw new DrapeflowError('DATASET_BROKEN', { path, problem });
  }

  async *check(depth: 'files' | 'contents'): AsyncGenerator<DatasetFault> {
    for (const sequence of this.names) {
      const path = join(this.folder, sequence, truthFile);
      try {
        const shard = await this.open(sequence);
        if (depth === 'contents') await shard.verify();
      } catch (error) {
        yield { path, problem: problemOf(error), sequence };
      }
    }
  }
}

function problemOf(error: unknown): string {
  if (!(error instanceof DrapeflowError) || error.code !== 'DATASET_BROKEN')
    return messageOf(error);
  return (error as DrapeflowError<'DATASET_BROKEN'>).details.problem;
}

async function* readFrames(
  shard: ShardFile,
  { first, count, stride }: FrameWindow,
  frameCount: number,
): AsyncGenerator<DatasetFrame> {
  for (let i = 0; i < count && first + i * stride < frameCount; i++) {
    yield frameOf((await shard.read(`frame-${first + i * stride}`)).fields);
  }
}
