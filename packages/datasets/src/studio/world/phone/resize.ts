import { cropImage, type RgbImage, type Size } from '@drapeflow/core';

/** A whole picture at another size: a video that is sent smaller than it was taken, and shown larger than it was sent. */
export function resize(image: RgbImage, { width, height }: Size): RgbImage {
  if (width === image.width && height === image.height) return image;
  const whole = { x: 0, y: 0, width: image.width, height: image.height };
  return cropImage(image, whole, width, height, 'edge');
}
