import type { FrameWindow, RandomNumbers } from '@drapeflow/core';

/** What a sequence is sampled by. */
export interface Sampling {
  /** Frames of a sample. */
  readonly count: number;
  /** Every so many frames one is taken. */
  readonly stride: number;
}

/**
 * A sample of a sequence, anywhere in it. Of a sequence that is too short the stride is shortened, to one at the least;
 * of one with fewer frames than are wanted all are taken: of a pair of pictures its one frame.
 */
export function randomWindow(
  frameCount: number,
  { count, stride }: Sampling,
  random: RandomNumbers,
): FrameWindow {
  const taken = Math.min(count, frameCount);
  const fitting = taken > 1 ? Math.floor((frameCount - 1) / (taken - 1)) : stride;
  const step = Math.min(stride, fitting);
  const starts = frameCount - (taken - 1) * step;
  return { first: Math.floor(random.uniform() * starts), count: taken, stride: step };
}
