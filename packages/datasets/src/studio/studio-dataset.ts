import { availableParallelism } from 'node:os';
import { isMainThread } from 'node:worker_threads';
import {
  definePlugin,
  parsingOfLabels,
  pluginApiVersion,
  type Dataset,
  type DatasetFault,
  type DatasetFrame,
  type DatasetSequence,
  type FrameWindow,
  type PluginServices,
} from '@drapeflow/core';
import { z } from 'zod';
import { studioOptions, type StudioOptions } from './studio-options.js';
import type { StudioPool } from './workers/studio-pool.js';

const configSchema = studioOptions.extend({
  workers: z
    .int()
    .min(1)
    .max(64)
    .optional()
    .describe(
      'Threads that film; the frames do not depend on it. If absent, one for each core; one in a thread, of which there may be others.',
    ),
});

/** Frames that are filmed ahead of the one that is read. */
const ahead = 2;

/** Rendered people in garments, of whom everything is known exactly. */
export const studio = definePlugin({
  name: 'studio',
  kind: 'dataset',
  apiVersion: pluginApiVersion,
  summary: 'Rendered people in garments of pictures, with exact truth; needs no file.',
  requires: ['createTorso'],
  configSchema,
  create: async (
    { workers = isMainThread ? availableParallelism() : 1, ...options },
    { createTorso }: Pick<PluginServices, 'createTorso'>,
  ): Promise<Dataset> => {
    // The studio is large: a program that only lists its plugins does without.
    const { Studio } = await import('./studio.js');
    const { StudioPool } = await import('./workers/studio-pool.js');
    // What is wrong with the folders is told at once, and not by a thread later on.
    await Studio.open(options);
    return new StudioDataset(options, new StudioPool(options, workers), createTorso);
  },
});

class StudioDataset implements Dataset {
  constructor(
    private readonly options: StudioOptions,
    private readonly pool: StudioPool,
    private readonly createTorso: PluginServices['createTorso'],
  ) {}

  get split() {
    return this.options.split;
  }

  get size() {
    return this.options.sequences;
  }

  async sequence(index: number): Promise<DatasetSequence> {
    const { pool } = this;
    const { frames: frameCount } = this.options;
    return {
      name: `studio-${this.options.seed}-${index}`,
      paired: true,
      frameCount,
      garment: async () => (await pool.garments(index))[0],
      otherGarment: async () => (await pool.garments(index))[1],
      frames: (window = { first: 0, count: frameCount, stride: 1 }) =>
        this.withTorso(inOrder(indicesIn(window, frameCount), (frame) => pool.frame(index, frame))),
    };
  }

  /** With the torso image that is made of the true pose and labels, as the networks read it. */
  private async *withTorso(frames: AsyncIterable<DatasetFrame>): AsyncGenerator<DatasetFrame> {
    if (this.options.torso === null) return yield* frames;
    const extractor = await this.createTorso(this.options.torso);
    for await (const frame of frames) {
      const { image, pose, labels } = frame;
      const parsing = parsingOfLabels(labels!);
      yield { ...frame, torso: await extractor.extract({ image, pose: pose!, parsing }) };
    }
  }

  /** What is made cannot be broken; what it is made of was read when the studio was opened. */
  async *check(): AsyncGenerator<DatasetFault> {}

  dispose(): Promise<void> {
    return this.pool.dispose();
  }
}

function indicesIn({ first, count, stride }: FrameWindow, frameCount: number): number[] {
  const indices = Array.from({ length: count }, (_, i) => first + i * stride);
  return indices.filter((index) => index < frameCount);
}

async function* inOrder(
  indices: readonly number[],
  read: (index: number) => Promise<DatasetFrame>,
): AsyncGenerator<DatasetFrame> {
  const begun: Promise<DatasetFrame>[] = [];
  for (let at = 0; at < indices.length; at++) {
    while (begun.length <= at + ahead && begun.length < indices.length) {
      const filmed = read(indices[begun.length]);
      // Whoever reads it is told; nobody need read it.
      filmed.catch(() => undefined);
      begun.push(filmed);
    }
    yield await begun[at];
    begun[at] = undefined as never;
  }
}
