import type { AppearanceFlow } from './appearance-flow.js';
import type { Disposable } from './disposable.js';
import type { Mask, RgbImage } from './image.js';
import type { LabelMap } from './parsing.js';
import type { Pose } from './pose.js';
import type { TorsoImage } from './torso.js';

export const datasetSplits = ['train', 'validation', 'test'] as const;

export type DatasetSplit = (typeof datasetSplits)[number];

/** A garment's picture, and its mask of the same size where the data set has one. */
export interface DatasetGarment {
  readonly image: RgbImage;
  readonly mask?: Mask;
}

/** How the garment lies on the person, where that is known exactly. Of the frame's size. */
export interface WornGarment {
  /** The share of each pixel that the garment covers. */
  readonly mask: Mask;
  /** From the frame to the garment's picture; `noGarment` where none is seen at the pixel's centre. */
  readonly flow: AppearanceFlow;
  /**
   * What light and folds make of the garment: where it alone covers the pixel, the pixel is the garment's picture, cut
   * out (`cutOutGarment`) and read by the flow, times this, channel by channel in sRGB, [height · width · 3]; before a
   * camera added its noise.
   */
  readonly shading: Float32Array;
}

/** A frame, and what the data set knows of it. Maps are of the size of `image`. */
export interface DatasetFrame {
  readonly image: RgbImage;
  /** In pixels of `image`. A keypoint that is not seen has the score 0. */
  readonly pose?: Pose;
  readonly personMask?: Mask;
  readonly labels?: LabelMap;
  /** The frame without what the garment can change. */
  readonly torso?: TorsoImage;
  readonly worn?: WornGarment;
  /** The distance along the line of sight, metres; infinite for the background, [height · width]. */
  readonly depth?: Float32Array;
  /** The same moment of the same person in the sequence's other garment. */
  readonly inOtherGarment?: DatasetFrame;
}

/** The frames `first`, `first + stride`, `first + 2 · stride` …, `count` of them; what lies past the end is left out. */
export interface FrameWindow {
  readonly first: number;
  readonly count: number;
  readonly stride: number;
}

/** One person in one garment. A pair of pictures is a sequence of one frame. */
export interface DatasetSequence {
  /** Unique in the data set. */
  readonly name: string;
  /** Whether the person in the frames wears `garment`, so that the frames are the ground truth. */
  readonly paired: boolean;
  /** Undefined where only reading them all tells. */
  readonly frameCount: number | undefined;
  /** The garment to put on. */
  garment(): Promise<DatasetGarment>;
  /** The garment of `inOtherGarment`. */
  otherGarment?(): Promise<DatasetGarment>;
  /**
   * Only what is asked for is read, and only while it is asked for.
   * @param window all frames, unless it is given
   * @throws DrapeflowError DATASET_BROKEN where a file cannot be used
   */
  frames(window?: FrameWindow): AsyncIterable<DatasetFrame>;
}

/** Something in a data set that cannot be used. */
export interface DatasetFault {
  /** The file or folder. */
  readonly path: string;
  /** What is wrong with it, and what is allowed, as the end of a sentence that begins with the path and a colon. */
  readonly problem: string;
  /** The sequence that cannot be used for it; without it, the whole data set has the fault. */
  readonly sequence?: string;
}

/** A data set: sequences of people and garments, in an order that never changes. */
export interface Dataset extends Disposable {
  readonly split: DatasetSplit;
  /** The number of sequences whose files are all there. */
  readonly size: number;
  /** @param index from 0 on, below `size` */
  sequence(index: number): Promise<DatasetSequence>;
  /**
   * Names every fault.
   * @param depth `files`: what a look at lists and folders shows; `contents`: what reading every file shows, too
   */
  check(depth: 'files' | 'contents'): AsyncIterable<DatasetFault>;
}
