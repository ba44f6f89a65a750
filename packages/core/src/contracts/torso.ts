import type { Mask, RgbImage } from './image.js';
import type { ParsingMap } from './parsing.js';
import type { Disposable } from './disposable.js';
import type { Pose } from './pose.js';

/** The torso image `T_t`: the frame without the garment that is replaced and the limbs it can cover. */
export interface TorsoImage {
  /** At the working size; mid grey (128) where removed. */
  readonly image: RgbImage;
  /** 1 where the frame is kept. */
  readonly kept: Mask;
}

export interface TorsoExtractorInput {
  readonly image: RgbImage;
  readonly pose: Pose;
  readonly parsing: ParsingMap;
}

/** Removes from a frame what the new garment can change, so that nothing of the old one leaks through. */
export interface TorsoExtractor extends Disposable {
  extract(input: TorsoExtractorInput): Promise<TorsoImage>;
}
