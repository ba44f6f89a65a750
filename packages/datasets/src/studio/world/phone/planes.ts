import type { Box, RgbImage, Size } from '@drapeflow/core';

/** One value for each place, row by row; rows and columns are filled up to whole blocks of compression. */
export interface Plane extends Size {
  /** From one row to the next. */
  readonly stride: number;
  readonly data: Float32Array;
}

/** A picture as videos have it: light for each pixel, colour for blocks of 2×2 pixels (4:2:0). */
export interface Planes {
  /** 0 … 255 */
  readonly light: Plane;
  /** Blue less light, by 1.772: −128 … 128; red likewise, by 1.402 (ITU-R BT.601, whole range). */
  readonly blue: Plane;
  readonly red: Plane;
}

/** The share of light that each colour is. */
export const shares = { red: 0.299, green: 0.587, blue: 0.114 } as const;
export const blueRange = 2 * (1 - shares.blue);
export const redRange = 2 * (1 - shares.red);

/** Pixels along each side of the blocks that are compressed. */
export const blockSide = 8;

export function createPlanes({ width, height }: Size): Planes {
  const half = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) };
  return { light: createPlane({ width, height }), blue: createPlane(half), red: createPlane(half) };
}

export function createPlane({ width, height }: Size): Plane {
  const stride = blockSide * Math.ceil(width / blockSide);
  const rows = blockSide * Math.ceil(height / blockSide);
  return { width, height, stride, data: new Float32Array(stride * rows) };
}

/** The box of the colours of what is in a box of pixels. */
export function colourBox({ x, y, width, height }: Box): Box {
  const [left, top] = [x >> 1, y >> 1];
  return {
    x: left,
    y: top,
    width: ((x + width + 1) >> 1) - left,
    height: ((y + height + 1) >> 1) - top,
  };
}

/** Writes the pixels of a box into a picture. */
export function writePixels({ light, blue, red }: Planes, image: RgbImage, box: Box): void {
  const data = new Uint8ClampedArray(image.data.buffer, image.data.byteOffset, image.data.length);
  const end = box.x + box.width;
  for (let y = box.y; y < box.y + box.height; y++) {
    const line = y * light.stride;
    const colours = (y >> 1) * blue.stride;
    let to = 3 * (y * image.width + box.x);
    for (let x = box.x; x < end; x++, to += 3) {
      const value = light.data[line + x];
      const blueness = blue.data[colours + (x >> 1)];
      const redness = red.data[colours + (x >> 1)];
      data[to] = value + redRange * redness;
      data[to + 1] = value - greenFromBlue * blueness - greenFromRed * redness;
      data[to + 2] = value + blueRange * blueness;
    }
  }
}

const greenFromBlue = (blueRange * shares.blue) / shares.green;
const greenFromRed = (redRange * shares.red) / shares.green;
