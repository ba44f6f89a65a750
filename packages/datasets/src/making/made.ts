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
    return new MadeDataset(folder, split ?? description.split, isOther ? [] : names);
  },
});

const descriptionSchema = z.object({ split: z.enum(datasetSplits) });

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
    private readonly names: readonly string[],
  ) {}

  get size(): number {
    return this.names.length;
  }

  async sequence(index: number): Promise<DatasetSequence> {
    const name = this.names[index];
    const shard = await ShardFile.find(join(this.folder, name, truthFile));
    const garment = async (key: string): Promise<DatasetGarment> =>
      garmentOf((await shard.read(key)).fields);
    const frameCount = shard.keys.filter((key) => key.startsWith('frame-')).length;
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

  async *check(depth: 'files' | 'contents'): AsyncGenerator<DatasetFault> {
    for (const sequence of this.names) {
      const path = join(this.folder, sequence, truthFile);
      try {
        const shard = await ShardFile.find(path);
        if (depth === 'contents') await shard.verify();
      } catch (error) {
        yield { path, problem: messageOf(error), sequence };
      }
    }
  }
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
