import type { Garment } from './garment.js';
import type { Disposable } from './disposable.js';
import type { RgbImage } from './image.js';

/** A short sequence of one person in one garment. */
export interface DatasetSequence {
  readonly name: string;
  /** The garment to put on. */
  readonly garment: Garment;
  /** Whether the person in `frames` wears `garment`, so that the frames are the ground truth. */
  readonly paired: boolean;
  readonly frames: AsyncIterable<RgbImage>;
}

/** A data set: sequences of people and garments. */
export interface Dataset extends Disposable {
  readonly split: 'train' | 'validation' | 'test';
  sequences(): AsyncIterable<DatasetSequence>;
}
