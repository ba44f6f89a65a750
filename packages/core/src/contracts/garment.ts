import type { Mask, RgbImage } from './image.js';
import type { Disposable } from './disposable.js';

/** The garment that is put on: its picture, laid flat or on a mannequin, and its mask of the same size. */
export interface Garment {
  readonly image: RgbImage;
  readonly mask: Mask;
}

/** Finds the garment in a picture of it. */
export interface GarmentSegmenter extends Disposable {
  /**
   * @returns a mask of the size of `image`
   * @throws DrapeflowError GARMENT_NOT_FOUND where the picture has no foreground that can be a garment
   */
  segment(image: RgbImage): Promise<Mask>;
}
