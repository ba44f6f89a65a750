import { cropImage, type RgbImage } from '@drapeflow/core';

/**
 * Brings a picture to a smaller size. `cropImage` takes what lies past the picture for black, half a pixel of
 * which would get into the outermost line: its neighbours are repeated there instead.
 */
export function shrinkImage(image: RgbImage, width: number, height: number): RgbImage {
  if (width === image.width && height === image.height) return image;
  const whole = { x: 0, y: 0, width: image.width, height: image.height };
  const { data } = cropImage(image, whole, width, height);
  const copy = (from: number, to: number): void => {
    data.copyWithin(3 * to, 3 * from, 3 * from + 3);
  };
  for (let y = 0; y < height; y++) {
    copy(y * width + 1, y * width);
    copy(y * width + width - 2, y * width + width - 1);
  }
  for (let x = 0; x < width; x++) {
    copy(width + x, x);
    copy((height - 2) * width + x, (height - 1) * width + x);
  }
  return { width, height, data };
}
