import type { Disposable } from './disposable.js';
import type { RgbImage } from './image.js';

/** A measure of a try-on video. One instance measures one video, frames in order. */
export interface Metric extends Disposable {
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  /** Whether `reference` must be given. */
  readonly needsReference: boolean;
  add(frame: RgbImage, reference?: RgbImage): void;
  /** Over all frames so far. */
  result(): number;
}
