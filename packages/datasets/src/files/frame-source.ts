import type { FrameWindow } from '@drapeflow/core';
import { reading } from './broken.js';

/** A frame of a source, or what became of it, and the file that it is in. */
export interface SourcedFrame<Value> {
  readonly path: string;
  readonly value: Value;
}

/** One thing that is known of each frame of a sequence, frame after frame. */
export interface FrameSource<Value> {
  /** For messages. */
  readonly path: string;
  /** Whether a single frame is read as fast as one of many. */
  readonly isRandomAccess: boolean;
  /** Undefined where only reading them all tells. */
  count(): Promise<number | undefined>;
  /** @throws DrapeflowError DATASET_BROKEN */
  read(window: FrameWindow): AsyncIterable<SourcedFrame<Value>>;
}

export const everyFrame: FrameWindow = { first: 0, count: Infinity, stride: 1 };

/**
 * A source of files, one for each frame.
 * @param paths undefined where a frame has none
 */
export function filesSource<Value>(
  path: string,
  paths: readonly (string | undefined)[],
  read: (path: string) => Promise<Value>,
): FrameSource<Value | undefined> {
  return {
    path,
    isRandomAccess: true,
    count: async () => paths.length,
    async *read({ first, count, stride }) {
      const end = Math.min(paths.length, first + count * stride);
      for (let index = first; index < end; index += stride) {
        const file = paths[index];
        const value = file && (await reading(file, () => read(file)));
        yield { path: file ?? path, value: value || undefined };
      }
    },
  };
}
