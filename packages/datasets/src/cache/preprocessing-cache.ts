import { createHash } from 'node:crypto';
import type {
  Dataset,
  DatasetFault,
  DatasetFrame,
  DatasetGarment,
  DatasetSequence,
  DatasetSplit,
  FrameWindow,
  Garment,
} from '@drapeflow/core';
import { faultOf } from '../files/broken.js';
import { everyFrame } from '../files/frame-source.js';
import { contentOf } from './content-of.js';
import {
  frameFields,
  frameOf,
  garmentFields,
  garmentOf,
  type PreprocessedFrame,
} from './sequence-records.js';
import { ShardFolder, type OpenGroup } from './shard-folder.js';
import { readRecord } from './shard-reader.js';

/** Grows whenever what is stored, or how, is no longer the same. */
const formatVersion = 1;

/** Makes what a data set lacks. Called for one sequence at a time. */
export interface Preprocessing {
  garment(garment: DatasetGarment): Promise<Garment>;
  /**
   * @param frames of a sequence, all and in order
   * @returns one for each
   */
  frames(frames: AsyncIterable<DatasetFrame>): AsyncIterable<PreprocessedFrame>;
}

export interface PreprocessingCacheOptions {
  /** Where it is kept; any number of data sets and processes can share it. */
  readonly folder: string;
  /** All that the results depend on beside the data: names, versions and options of the preprocessors. */
  readonly key: string;
  /** What has not been used for longest is removed beyond. */
  readonly maximumBytes: number;
  /** Tells whether a sequence has changed; `contentOf`, which reads all of it, unless something quicker is given. */
  readonly contentOf?: (sequence: DatasetSequence) => Promise<string>;
}

/**
 * A data set with poses, masks, labels and torso images that are made once for each sequence, when it is first read,
 * and kept. What else a frame of `dataset` has is left out. It disposes of `dataset`, too.
 * @throws DrapeflowError OUTPUT_NOT_WRITABLE, OUTPUT_DISK_FULL; reading also throws SHARD_BROKEN
 */
export async function cachedPreprocessing(
  dataset: Dataset,
  preprocessing: Preprocessing,
  options: PreprocessingCacheOptions,
): Promise<Dataset> {
  const shards = await ShardFolder.open(options.folder, options.maximumBytes);
  return new CachedDataset(dataset, preprocessing, options, shards);
}

class CachedDataset implements Dataset {
  private readonly keys = new Map<number, string>();

  constructor(
    private readonly dataset: Dataset,
    private readonly preprocessing: Preprocessing,
    private readonly options: PreprocessingCacheOptions,
    private readonly shards: ShardFolder,
  ) {}

  get split(): DatasetSplit {
    return this.dataset.split;
  }

  get size(): number {
    return this.dataset.size;
  }

  async sequence(index: number): Promise<DatasetSequence> {
    const sequence = await this.dataset.sequence(index);
    const { name, paired, frameCount } = sequence;
    const open = () => this.open(index, sequence);
    return {
      name,
      paired,
      frameCount,
      garment: () => readGarment(open),
      frames: (window = everyFrame) => readFrames(open, window),
    };
  }

  async *check(depth: 'files' | 'contents'): AsyncGenerator<DatasetFault> {
    yield* this.dataset.check(depth);
    if (depth === 'files') return;
    for await (const { path, thrown } of this.shards.verify()) yield faultOf(path, thrown);
  }

  async dispose(): Promise<void> {
    await this.shards.close();
    await this.dataset.dispose?.();
  }

  private async open(index: number, sequence: DatasetSequence): Promise<OpenGroup> {
    const key = this.keys.get(index) ?? (await this.keyOf(sequence));
    this.keys.set(index, key);
    return this.shards.openGroup(key, () => make(sequence, this.preprocessing));
  }

  private async keyOf(sequence: DatasetSequence): Promise<string> {
    const content = await (this.options.contentOf ?? contentOf)(sequence);
    const all = JSON.stringify([formatVersion, this.options.key, content]);
    return createHash('sha256').update(all).digest('hex').slice(0, 32);
  }
}

/** The records of a sequence: the garment's, and one for each frame. */
async function* make(sequence: DatasetSequence, preprocessing: Preprocessing) {
  yield garmentFields(await preprocessing.garment(await sequence.garment()));
  for await (const frame of preprocessing.frames(sequence.frames())) yield frameFields(frame);
}

async function readGarment(open: () => Promise<OpenGroup>): Promise<Garment> {
  const { path, entries, handle } = await open();
  try {
    return garmentOf((await readRecord(handle, path, entries[0]!)).fields);
  } finally {
    await handle.close();
  }
}

async function* readFrames(
  open: () => Promise<OpenGroup>,
  { first, count, stride }: FrameWindow,
): AsyncGenerator<DatasetFrame> {
  const { path, entries, handle } = await open();
  try {
    const frames = entries.slice(1);
    const end = Math.min(frames.length, first + count * stride);
    for (let index = first; index < end; index += stride) {
      yield frameOf((await readRecord(handle, path, frames[index]!)).fields);
    }
  } finally {
    await handle.close();
  }
}
