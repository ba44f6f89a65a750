import type { VideoInfo } from '@drapeflow/core';

/** Gradients that move, so that every frame differs. */
export function frame(
  index: number,
  { width, height }: { width: number; height: number },
  time: number,
) {
  const data = new Uint8Array(3 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const color = [(255 * x) / width, (255 * y) / height, (8 * index) % 256];
      color.forEach((value, channel) => (data[3 * (y * width + x) + channel] = value));
    }
  }
  return { index, timestamp: time, image: { width, height, data } };
}

export const size = { width: 64, height: 48 };
export const like: VideoInfo = {
  size,
  frameRate: 25,
  variableFrameRate: false,
  durationSeconds: 1,
  frameCount: 25,
  hasAudio: false,
  colorRange: undefined,
  colorMatrix: undefined,
};
