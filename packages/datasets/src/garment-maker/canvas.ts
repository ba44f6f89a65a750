import { boxBlur, type RgbImage, type Size } from '@drapeflow/core';
import type { Colour } from './colour.js';

/** A picture in the making: red, green, blue, 0…1, row by row. */
export class Canvas {
  readonly data: Float32Array;

  constructor(readonly size: Size) {
    this.data = new Float32Array(3 * size.width * size.height);
  }

  /**
   * Lays colour over an area.
   * @param cover the share of each pixel that is covered, 0…1
   * @param colourAt the colour at a pixel's centre
   */
  paint(cover: Float32Array, colourAt: (x: number, y: number) => Colour): void {
    const { data, size } = this;
    for (let i = 0; i < cover.length; i++) {
      if (cover[i] === 0) continue;
      const colour = colourAt((i % size.width) + 0.5, Math.floor(i / size.width) + 0.5);
      for (let c = 0; c < 3; c++) {
        data[3 * i + c] += cover[i] * (colour[c] - data[3 * i + c]);
      }
    }
  }

  /**
   * Darkens an area, by 0 not at all … 1 to black.
   * @param within the share of each pixel that can be darkened, 0…1
   */
  darken(cover: Float32Array, by: number, within?: Float32Array): void {
    const { data } = this;
    for (let i = 0; i < cover.length; i++) {
      const share = within ? cover[i] * within[i] : cover[i];
      if (share === 0) continue;
      const left = 1 - by * share;
      data[3 * i] *= left;
      data[3 * i + 1] *= left;
      data[3 * i + 2] *= left;
    }
  }

  /** The shadow of what lies on the canvas: its area, moved and blurred. */
  shadowOf(cover: Float32Array, radius: number, right: number, down: number): Float32Array {
    const { width, height } = this.size;
    const moved = new Float32Array(cover.length);
    for (let y = Math.max(0, down); y < height + Math.min(0, down); y++) {
      for (let x = Math.max(0, right); x < width + Math.min(0, right); x++) {
        moved[y * width + x] = cover[(y - down) * width + x - right];
      }
    }
    const once = boxBlur(moved, width, height, radius);
    return boxBlur(once, width, height, radius);
  }

  toImage(): RgbImage {
    const data = new Uint8Array(this.data.length);
    for (let i = 0; i < data.length; i++) {
      data[i] = Math.min(255, Math.max(0, 255 * this.data[i] + 0.5));
    }
    return { ...this.size, data };
  }
}
