import type { RgbImage } from '@drapeflow/core';
import type { OpticalFlow } from './optical-flow.js';
import { readInterleaved } from './read-interleaved.js';

/**
 * The mean squared difference of colours, 0…1, between the pixels of one frame and where the motion takes them in the
 * next; undefined where no pixel counts.
 * @param counted 1 or 0 a pixel; motion does not lead out of the picture where it is 1
 */
export function changeAlongMotion(
  first: RgbImage,
  second: RgbImage,
  motion: OpticalFlow,
  counted: Uint8Array,
): number | undefined {
  const { width, height } = first;
  let [sum, count] = [0, 0];
  for (let i = 0; i < counted.length; i++) {
    if (!counted[i]) continue;
    count++;
    const x = (i % width) + motion.data[2 * i];
    const y = Math.floor(i / width) + motion.data[2 * i + 1];
    for (let channel = 0; channel < 3; channel++) {
      const moved = readInterleaved(second.data, width, height, 3, channel, x, y);
      sum += ((moved - first.data[3 * i + channel]) / 255) ** 2;
    }
  }
  return count > 0 ? sum / (3 * count) : undefined;
}
