import type { Mask, RgbImage, TorsoImage } from '@drapeflow/core';

/** What a picture shows in white: compression leaves noise in masks, so that a pixel is either in or out. */
export function maskOf({ width, height, data }: RgbImage): Mask {
  const mask = new Float32Array(width * height);
  for (let i = 0; i < mask.length; i++) mask[i] = data[3 * i]! >= 128 ? 1 : 0;
  return { width, height, data: mask };
}

/** The torso image: the frame without what the mask covers. */
export function torsoOf({ width, height, data }: RgbImage, removed: Mask): TorsoImage {
  const kept = removed.data.map((value) => 1 - value);
  const image = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const share = kept[Math.floor(i / 3)]!;
    image[i] = Math.round(share * data[i]! + (1 - share) * 128);
  }
  return { image: { width, height, data: image }, kept: { width, height, data: kept } };
}
