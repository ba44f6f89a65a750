import type { Size } from '@drapeflow/core';
import { samplesPerPixel } from './sample-pattern.js';

/** What is seen at each sample of each pixel: `[(y · width + x) · samplesPerPixel + sample]`. */
export class VisibilityBuffer {
  readonly width: number;
  readonly height: number;
  /** The triangle's index in its geometry; −1 where there is none. */
  readonly triangles: Int32Array;
  /** One over the triangle's distance, lift taken off, in 1/metres; 0 where there is none. */
  readonly nearness: Float64Array;
  /** The least nearness of each pixel's samples: what is not nearer is hidden all over the pixel. */
  readonly farthest: Float64Array;

  constructor({ width, height }: Size) {
    this.width = width;
    this.height = height;
    this.triangles = new Int32Array(width * height * samplesPerPixel);
    this.nearness = new Float64Array(width * height * samplesPerPixel);
    this.farthest = new Float64Array(width * height);
  }

  clear(): void {
    this.triangles.fill(-1);
    this.nearness.fill(0);
    this.farthest.fill(0);
  }

  copyFrom({ triangles, nearness, farthest }: VisibilityBuffer): void {
    this.triangles.set(triangles);
    this.nearness.set(nearness);
    this.farthest.set(farthest);
  }
}
