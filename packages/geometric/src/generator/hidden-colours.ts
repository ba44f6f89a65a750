import { fillHidden, readPlane, type RgbImage } from '@drapeflow/core';

/** What lies behind, at half the picture's size: three planes. It is smooth, so half the size shows all of it. */
export class HiddenColours {
  private readonly width: number;
  private readonly height: number;
  private readonly planes: readonly Float32Array[];
  /** Whether nothing of what is looked for is seen. */
  readonly isEmpty: boolean;

  /**
   * @param planes of the picture's size
   * @param least what is looked for is seen where one of the planes has more
   */
  constructor(image: RgbImage, planes: readonly Float32Array[], least: number) {
    this.width = Math.ceil(image.width / 2);
    this.height = Math.ceil(image.height / 2);
    const count = this.width * this.height;
    this.planes = [new Float32Array(count), new Float32Array(count), new Float32Array(count)];
    const known = new Float32Array(count);
    for (const plane of planes) this.addKnown(image, plane, least, known);
    this.isEmpty = known.every((pixels) => pixels === 0);
    for (let i = 0; i < count; i++) {
      if (known[i] === 0) continue;
      for (const plane of this.planes) plane[i] /= known[i];
      known[i] = 1;
    }
    for (const plane of this.planes) fillHidden(plane, known, this.width, this.height);
  }

  private addKnown(
    { width, height, data }: RgbImage,
    plane: Float32Array,
    least: number,
    known: Float32Array,
  ): void {
    const [red, green, blue] = this.planes;
    for (let y = 0, at = 0; y < height; y++) {
      const row = (y >> 1) * this.width;
      for (let x = 0; x < width; x++, at++) {
        if (plane[at] <= least) continue;
        const to = row + (x >> 1);
        red[to] += data[3 * at];
        green[to] += data[3 * at + 1];
        blue[to] += data[3 * at + 2];
        known[to]++;
      }
    }
  }

  /** @param x, y the pixel of the picture */
  read(channel: number, x: number, y: number): number {
    return readPlane(this.planes[channel], this.width, this.height, x / 2 - 0.25, y / 2 - 0.25);
  }
}
