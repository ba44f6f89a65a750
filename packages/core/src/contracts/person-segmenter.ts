import type { Box, Mask, RgbImage } from './image.js';
import type { Disposable } from './disposable.js';

/** Separates the person from the background. */
export interface PersonSegmenter extends Disposable {
  /**
   * @param image the whole frame
   * @param region where the person is, in pixels of `image`; it may reach past the frame
   * @returns a soft mask of `region`, of whatever size the model has; 1 is the person
   */
  segment(image: RgbImage, region: Box): Promise<Mask>;
}
