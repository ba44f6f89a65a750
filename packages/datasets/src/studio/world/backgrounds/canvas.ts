import { boxBlur, type RgbImage, type Size } from '@drapeflow/core';
import type { Colour } from './colour.js';

/** A picture being painted: a plane each for red, green and blue, about 0…1. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  private readonly red: Float32Array<ArrayBuffer>;
  private readonly green: Float32Array<ArrayBuffer>;
  private readonly blue: Float32Array<ArrayBuffer>;

  constructor({ width, height }: Size) {
    this.width = width;
    this.height = height;
    this.red = new Float32Array(width * height);
    this.green = new Float32Array(width * height);
    this.blue = new Float32Array(width * height);
  }

  /** @param colourAt of the pixel whose centre is x, y */
  paint(colourAt: (x: number, y: number) => Colour): void {
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) {
        const colour = colourAt(x + 0.5, y + 0.5);
        this.set(y * this.width + x, colour[0], colour[1], colour[2]);
      }
    }
  }

  /** Paints a rectangle; `shade` makes it brighter or darker by where in it a pixel is, 0…1 across and down. */
  rectangle(
    left: number,
    top: number,
    width: number,
    height: number,
    colour: Colour,
    shade: (across: number, down: number) => number,
  ): void {
    const [fromX, toX] = [
      Math.max(0, Math.round(left)),
      Math.min(this.width, Math.round(left + width)),
    ];
    const [fromY, toY] = [
      Math.max(0, Math.round(top)),
      Math.min(this.height, Math.round(top + height)),
    ];
    for (let y = fromY; y < toY; y++) {
      for (let x = fromX; x < toX; x++) {
        const factor = shade((x + 0.5 - left) / width, (y + 0.5 - top) / height);
        const pixel = y * this.width + x;
        this.set(pixel, colour[0] * factor, colour[1] * factor, colour[2] * factor);
      }
    }
  }

  /** Paints an ellipse with an edge of one pixel. */
  ellipse(
    centre: readonly [x: number, y: number],
    radii: readonly [x: number, y: number],
    colour: Colour,
    opacity: number,
    turn = 0,
  ): void {
    const reach = Math.max(...radii) + 1;
    const [cosine, sine] = [Math.cos(turn), Math.sin(turn)];
    const smaller = Math.min(...radii);
    const bottom = Math.min(this.height - 1, Math.ceil(centre[1] + reach));
    const right = Math.min(this.width - 1, Math.ceil(centre[0] + reach));
    for (let y = Math.max(0, Math.floor(centre[1] - reach)); y <= bottom; y++) {
      for (let x = Math.max(0, Math.floor(centre[0] - reach)); x <= right; x++) {
        const dx = x + 0.5 - centre[0];
        const dy = y + 0.5 - centre[1];
        const along = (dx * cosine + dy * sine) / radii[0];
        const across = (dy * cosine - dx * sine) / radii[1];
        const inside = (1 - Math.sqrt(along * along + across * across)) * smaller + 0.5;
        if (inside > 0) this.blend(y * this.width + x, colour, opacity * Math.min(1, inside));
      }
    }
  }

  private set(pixel: number, red: number, green: number, blue: number): void {
    this.red[pixel] = red;
    this.green[pixel] = green;
    this.blue[pixel] = blue;
  }

  private blend(pixel: number, colour: Colour, opacity: number): void {
    this.red[pixel] += opacity * (colour[0] - this.red[pixel]);
    this.green[pixel] += opacity * (colour[1] - this.green[pixel]);
    this.blue[pixel] += opacity * (colour[2] - this.blue[pixel]);
  }

  /** Makes the pixels of some rows, or of all, brighter or darker by where they are. */
  shade(factorAt: (x: number, y: number) => number, top = 0, bottom = this.height): void {
    for (let y = Math.max(0, top); y < Math.min(this.height, bottom); y++) {
      for (let x = 0; x < this.width; x++) {
        const factor = factorAt(x + 0.5, y + 0.5);
        const pixel = y * this.width + x;
        this.red[pixel] *= factor;
        this.green[pixel] *= factor;
        this.blue[pixel] *= factor;
      }
    }
  }

  /** Three box filters, which together are nearly a Gaussian one. @param radius of each, whole pixels */
  blur(radius: number): void {
    for (const plane of [this.red, this.green, this.blue]) {
      for (let pass = 0; pass < 3; pass++) boxBlur(plane, this.width, this.height, radius, plane);
    }
  }

  toImage(): RgbImage {
    const { width, height } = this;
    const data = new Uint8ClampedArray(3 * width * height);
    for (let pixel = 0; pixel < width * height; pixel++) {
      data[3 * pixel] = 255 * this.red[pixel];
      data[3 * pixel + 1] = 255 * this.green[pixel];
      data[3 * pixel + 2] = 255 * this.blue[pixel];
    }
    return { width, height, data: new Uint8Array(data.buffer) };
  }
}
