import type { RgbImage } from '@drapeflow/core';

/** Where the spots lie, in pixels, and of which channel each is. */
export const markers = [
  { name: 'leftShoulder', x: 210, y: 120, channel: 0 },
  { name: 'rightShoulder', x: 130, y: 124, channel: 1 },
  { name: 'nose', x: 172, y: 60, channel: 2 },
] as const;

/** A red, a green and a blue spot on black, bells of the given standard deviation; 320×240. */
export function spots(deviation: number): RgbImage {
  const [width, height] = [320, 240];
  const data = new Uint8Array(3 * width * height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (const { x, y, channel } of markers) {
      const off = Math.hypot((pixel % width) + 0.5 - x, Math.floor(pixel / width) + 0.5 - y);
      data[3 * pixel + channel] = 255 * Math.exp(-((off / deviation) ** 2) / 2);
    }
  }
  return { width, height, data };
}

/** Regions of that picture that hold all spots. */
export const regions = [
  { x: 0, y: 0, width: 320, height: 240 },
  { x: 90, y: 20, width: 150, height: 200 },
  { x: -40, y: -100, width: 300, height: 300 },
];
