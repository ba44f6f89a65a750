import {
  mapPose,
  type Dataset,
  type DatasetFrame,
  type DatasetSequence,
  type RgbImage,
} from '@drapeflow/core';
import { everyFrame } from '../files/frame-source.js';
import type { Preprocessing } from '../cache/preprocessing-cache.js';

export interface PaintedOptions {
  readonly sequences: number;
  readonly frames: number;
  readonly width?: number;
  readonly height?: number;
  /** What the colours of a sequence are told by; its number, unless it is given. */
  readonly seed?: (sequence: number) => number;
}

/** A data set of pictures alone, each with colours of its own. */
export function paintedDataset({
  sequences,
  frames,
  width = 12,
  height = 16,
  seed = (sequence) => sequence,
}: PaintedOptions): Dataset {
  const paint = (number: number): RgbImage => {
    const data = new Uint8Array(3 * width * height).map((_, i) => (i * 7 + number * 31) % 256);
    return { width, height, data };
  };
  return {
    split: 'train',
    size: sequences,
    async sequence(index): Promise<DatasetSequence> {
      return {
        name: `sequence ${index}`,
        paired: true,
        frameCount: frames,
        garment: async () => ({ image: paint(1000 + seed(index)) }),
        async *frames({ first, count, stride } = everyFrame): AsyncGenerator<DatasetFrame> {
          const end = Math.min(frames, first + count * stride);
          for (let i = first; i < end; i += stride) yield { image: paint(100 * seed(index) + i) };
        },
      };
    },
    async *check() {},
  };
}

/** Stands for preprocessors: everything is told by the pixels, and by how many frames came before. */
export function paintedPreprocessing(onGarment: () => unknown = () => {}): Preprocessing {
  return {
    async garment({ image }) {
      await onGarment();
      return { image, mask: plane(image, (i) => image.data[3 * i]! / 255) };
    },
    async *frames(frames) {
      let before = 0;
      for await (const { image } of frames) {
        const kept = plane(image, (i) => (i % 2 === 0 ? 1 : 0));
        const grey = image.data.map((value, i) => (Math.floor(i / 3) % 2 === 0 ? value : 128));
        yield {
          image,
          pose: mapPose((name) => ({ x: name.length / 3, y: before, score: 0.1 * (before % 10) })),
          labels: { ...image, data: new Uint8Array(kept.data.length).map((_, i) => i % 9) },
          personMask: plane(image, (i) => image.data[3 * i]! / 255),
          torso: { image: { ...image, data: grey }, kept },
        };
        before++;
      }
    },
  };
}

function plane({ width, height }: RgbImage, value: (i: number) => number) {
  const data = new Float32Array(width * height).map((_, i) => value(i));
  return { width, height, data };
}
