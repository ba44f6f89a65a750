import type { WeightTensor } from './weights.js';

/** A filter as PyTorch keeps it, [made, read, height, width], as [height, width, read, made]. */
export function channelsLast({ shape, data }: WeightTensor): WeightTensor {
  const [made, read, height, width] = shape;
  const arranged = new Float32Array(data.length);
  let from = 0;
  for (let o = 0; o < made; o++) {
    for (let i = 0; i < read; i++) {
      for (let at = 0; at < height * width; at++) {
        arranged[(at * read + i) * made + o] = data[from++];
      }
    }
  }
  return { shape: [height, width, read, made], data: arranged };
}
