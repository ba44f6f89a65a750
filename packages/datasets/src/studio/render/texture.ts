/** A picture to draw with: sRGB, 8 bits, row by row from the top. */
export interface Texture {
  readonly width: number;
  readonly height: number;
  /** 3: red, green, blue; 4: and opacity. */
  readonly channels: 3 | 4;
  readonly data: Uint8Array;
}
