import type { Mask, RgbImage } from './image.js';

export interface Picture {
  readonly image: RgbImage;
  /** The picture's own alpha channel, where it has one that hides something. */
  readonly alpha: Mask | undefined;
  readonly warnings: readonly string[];
}

/** Reads a picture file into 8-bit sRGB, upright, whatever it is stored as. */
export interface PictureReader {
  /** @param maximumSize the longer side is brought down to it, if it is larger */
  read(path: string, maximumSize?: number): Promise<Picture>;
}
