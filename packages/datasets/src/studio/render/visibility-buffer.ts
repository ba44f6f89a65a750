import type { Size } from '@drapeflow/core';
import { samplesPerPixel } from './sample-pattern.js';

/** What is seen at each sample of each pixel: `[(y · width + x) · samplesPerPixel + sample]`. */
export class VisibilityBuffer {
  readonly width: number;
  readonly height: number;
  /** The triangle's index in its geometry; −1 where there is none. */
  readonly triangles: Int32Array;
  /** One over the triangle's distance, lift taken off, in 1/metres; 0 where there is none. */
  readonly nearness: Float32Array;
  /** The least nearness of each pixel's samples, as last found: what is not nearer is hidden all over the pixel. */
  private readonly farthest: Float32Array;
  /** The box of pixels in which something may have changed since. */
  private left = 0;
  private right = 0;
  private top = 0;
  private bottom = 0;

  constructor({ width, height }: Size) {
    this.width = width;
    this.height = height;
    this.triangles = new Int32Array(width * height * samplesPerPixel);
    this.nearness = new Float32Array(width * height * samplesPerPixel);
    this.farthest = new Float32Array(width * height);
    this.forgetTouched();
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

  /** Whether something nearer is known at every sample of a box of pixels. */
  hides(left: number, right: number, top: number, bottom: number, nearness: number): boolean {
    const { farthest, width } = this;
    for (let y = top; y < bottom; y++) {
      for (let at = y * width + left, end = y * width + right; at < end; at++) {
        if (nearness > farthest[at]) return false;
      }
    }
    return true;
  }

  /** Notes that something may change in a box of pixels. */
  touch(left: number, right: number, top: number, bottom: number): void {
    if (left < this.left) this.left = left;
    if (right > this.right) this.right = right;
    if (top < this.top) this.top = top;
    if (bottom > this.bottom) this.bottom = bottom;
  }

  /** Brings what `hides` knows up to date. That costs too much to do after each triangle. */
  findFarthest(): void {
    const { farthest, nearness, width, left, right, top, bottom } = this;
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) {
        const at = (y * width + x) * samplesPerPixel;
        farthest[y * width + x] = Math.min(
          nearness[at],
          nearness[at + 1],
          nearness[at + 2],
          nearness[at + 3],
          nearness[at + 4],
        );
      }
    }
    this.forgetTouched();
  }

  private forgetTouched(): void {
    this.left = this.width;
    this.right = 0;
    this.top = this.height;
    this.bottom = 0;
  }
}
