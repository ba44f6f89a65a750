import type { DatasetFault, PictureReader, Size } from '@drapeflow/core';
import { faultOf } from './broken.js';
import { assertSize, readGarment, type SequenceFiles } from './file-sequence.js';
import { everyFrame, type FrameSource } from './frame-source.js';

/** A frame of a source as far as checking needs it. */
interface CheckedFrame {
  readonly path: string;
  /** Of what is there and has a size. */
  readonly size?: Size;
  readonly thrown?: unknown;
}

/** Reads every file of a sequence, and names what is wrong with each. */
export async function* contentFaults(
  files: SequenceFiles,
  pictures: PictureReader,
): AsyncGenerator<DatasetFault> {
  const { name, garment, frames } = files;
  try {
    await readGarment(files, pictures);
  } catch (thrown) {
    yield faultOf(garment, thrown, name);
  }
  const images: CheckedFrame[] = [];
  for await (const frame of everyResult(frames.image)) {
    const problem = frame.thrown ?? misfit(frame, images[0]?.size, 'the first frame');
    if (problem) yield faultOf(frame.path, problem, name);
    images.push(frame);
  }
  for (const source of [frames.labels, frames.agnosticMask, frames.pose]) {
    if (source) yield* partFaults(source, images, name);
  }
}

/** What is wrong with one thing that is known of each frame. */
async function* partFaults(
  source: FrameSource<unknown>,
  images: readonly CheckedFrame[],
  sequence: string,
): AsyncGenerator<DatasetFault> {
  let index = 0;
  let isWhole = true;
  for await (const frame of everyResult(source)) {
    const problem = frame.thrown ?? misfit(frame, images[index]?.size, 'the frame');
    if (problem) yield faultOf(frame.path, problem, sequence);
    if (frame.thrown) isWhole = false;
    index++;
  }
  if (!isWhole || index >= images.length) return;
  const problem = `it has ${index} frames, but the video has ${images.length}`;
  yield { path: source.path, problem, sequence };
}

/** Every frame; where frames can be read alone, those behind a broken one, too. */
async function* everyResult(source: FrameSource<unknown>): AsyncGenerator<CheckedFrame> {
  const count = source.isRandomAccess ? ((await source.count()) ?? 0) : 1;
  for (let index = 0; index < count; index++) {
    const window = source.isRandomAccess ? { first: index, count: 1, stride: 1 } : everyFrame;
    try {
      for await (const { path, value } of source.read(window)) yield { path, ...sizeOf(value) };
    } catch (thrown) {
      yield { path: source.path, thrown };
    }
  }
}

function sizeOf(value: unknown): { size?: Size } {
  const hasSize = typeof value === 'object' && value !== null && 'width' in value;
  return hasSize ? { size: value as Size } : {};
}

function misfit({ path, size }: CheckedFrame, expected: Size | undefined, of: string): unknown {
  if (!size || !expected) return undefined;
  try {
    return assertSize(path, size, expected, of);
  } catch (thrown) {
    return thrown;
  }
}
