import type { RgbImage } from '@drapeflow/core';

/** Where a pixel of a frame is seen in a texture that has no end. */
export type Placement = (x: number, y: number) => readonly [x: number, y: number];

/** A frame that shows a texture by a formula, which `made_up_frames.py` has, too. */
export function madeUpFrame(width: number, height: number, placement: Placement): RgbImage {
  const data = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) {
    const [x, y] = placement(i % width, Math.floor(i / width));
    for (let channel = 0; channel < 3; channel++) {
      data[3 * i + channel] = Math.floor(textureAt(x, y, channel));
    }
  }
  return { width, height, data };
}

function textureAt(x: number, y: number, channel: number): number {
  return (
    127.5 +
    40 * Math.sin(0.11 * x + 0.07 * y + channel) +
    35 * Math.sin(0.23 * x - 0.19 * y + 1.3) +
    25 * Math.sin(0.05 * x * Math.cos(0.02 * y) + 0.41 * y + 0.5 * channel) +
    20 * Math.sin(0.67 * x + 2.1) * Math.sin(0.59 * y)
  );
}

/** How frames for optical flow are placed at the times 0 and 1. */
export const motions: Readonly<Record<string, (time: number) => Placement>> = {
  'a shift': (time) => (x, y) => [x - 2.3 * time, y + 1.7 * time],
  'a large shift': (time) => (x, y) => [x + 7.4 * time, y - 5.2 * time],
  'a turn and a zoom': (time) => (x, y) => {
    const [right, down] = [x - 80, y - 100];
    return [
      right - time * (0.03 * right + 0.04 * down),
      down + time * (0.04 * right - 0.03 * down),
    ];
  },
  'a box that moves before a ground at rest': (time) => (x, y) => {
    const inside = Math.abs(x - 60 - 4 * time) < 30 && Math.abs(y - 70 - 2 * time) < 40;
    return inside ? [x - 4 * time + 500, y - 2 * time + 300] : [x, y];
  },
};
