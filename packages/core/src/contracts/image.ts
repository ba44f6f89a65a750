/** An 8-bit sRGB picture: `data[3 · (y · width + x) + channel]`, channels red, green, blue, 0…255. */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** One soft value for each pixel, `data[y · width + x]`, 0 (outside) … 1 (inside). */
export interface Mask {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** An axis-parallel box in pixels; `x`, `y` is its upper left corner. It may reach past the picture. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A width and height in whole pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A point in pixels; pixel (0, 0) covers the square from 0 to 1, so its centre is (0.5, 0.5). */
export interface Point {
  readonly x: number;
  readonly y: number;
}
