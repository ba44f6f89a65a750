import type { RgbImage, Size } from '@drapeflow/core';
import { projectionOf, type Projection } from '../render/projection.js';
import { add, dot, subtract, type Vector } from '../people/vector.js';
import type { Camera } from '../render/view.js';

/** A backdrop reaches so far past the frame, in the frame's size: a camera that moves does not see its end. */
export const backdropMargin = 1.4;

/** A picture that hangs behind the person, square to a camera's line of sight. */
export class Backdrop {
  private readonly colours: Int32Array;
  private readonly centre: Vector;
  private readonly axes: Projection;
  private readonly pixelsPerMetre: number;

  /**
   * @param picture the frame's shape; the camera sees its middle, `backdropMargin` smaller than the whole
   * @param camera where the picture is seen straight
   * @param distance how far behind what the camera looks at it hangs, metres
   */
  constructor(
    private readonly picture: RgbImage,
    camera: Camera,
    distance: number,
  ) {
    this.colours = packed(picture);
    this.axes = projectionOf(camera, picture);
    const ray = subtract(camera.target, camera.position);
    const reach = Math.hypot(...ray) + distance;
    this.centre = add(camera.position, this.axes.forward, reach);
    const seen = 2 * reach * Math.tan(camera.verticalAngle / 2);
    this.pixelsPerMetre = picture.height / (backdropMargin * seen);
  }

  /** The part of it that a camera sees; past its edge the edge is repeated. */
  seenBy(camera: Camera, size: Size): RgbImage {
    const view = projectionOf(camera, size);
    const data = new Uint8Array(3 * size.width * size.height);
    const map = this.mapping(view);
    for (let y = 0; y < size.height; y++)
      readRow(this.picture, this.colours, map, y, size.width, data);
    return { width: size.width, height: size.height, data };
  }

  /** The matrix from a camera's pixels to those of the picture, row by row. */
  private mapping(view: Projection): Float64Array {
    const { axes, centre, picture, pixelsPerMetre } = this;
    const { right, down, forward, focalLength, centreX, centreY } = view;
    const gap = subtract(centre, view.position);
    const depth = dot(gap, axes.forward);
    const map = new Float64Array(9);
    // The line of sight of a pixel is forward + right · (px − centreX) / f + down · (py − centreY) / f.
    const rows = [axes.right, axes.down, axes.forward];
    rows.forEach((axis, row) => {
      map[3 * row] = dot(right, axis) / focalLength;
      map[3 * row + 1] = dot(down, axis) / focalLength;
      map[3 * row + 2] = dot(forward, axis) - map[3 * row] * centreX - map[3 * row + 1] * centreY;
    });
    // Met where its part along the picture's own line of sight is `depth`; then from metres to pixels.
    const middles = [picture.width / 2, picture.height / 2];
    for (let row = 0; row < 2; row++) {
      const offset = middles[row] - pixelsPerMetre * dot(gap, rows[row]);
      for (let i = 0; i < 3; i++) {
        map[3 * row + i] = pixelsPerMetre * depth * map[3 * row + i] + offset * map[6 + i];
      }
    }
    return map;
  }
}

/** Each pixel as one number: red in the lowest eight bits, then green and blue. */
function packed({ width, height, data }: RgbImage): Int32Array {
  return Int32Array.from(
    { length: width * height },
    (_, i) => data[3 * i] | (data[3 * i + 1] << 8) | (data[3 * i + 2] << 16),
  );
}

/** Reads what a row of a camera's pixels sees bilinearly, the edge repeated. */
function readRow(
  { width, height }: Size,
  colours: Int32Array,
  map: Float64Array,
  y: number,
  pixels: number,
  target: Uint8Array,
): void {
  const py = y + 0.5;
  const columnStart = map[1] * py + map[2];
  const rowStart = map[4] * py + map[5];
  const depthStart = map[7] * py + map[8];
  const [columnStep, rowStep, depthStep] = [map[0], map[3], map[6]];
  let to = 3 * y * pixels;
  for (let px = 0.5; px < pixels; px++, to += 3) {
    const scale = 1 / (depthStep * px + depthStart);
    const column = (columnStep * px + columnStart) * scale - 0.5;
    const row = (rowStep * px + rowStart) * scale - 0.5;
    const x = column < 0 ? 0 : column > width - 1 ? width - 1 : column;
    const y = row < 0 ? 0 : row > height - 1 ? height - 1 : row;
    const x0 = x | 0;
    const y0 = y | 0;
    // Weights are whole parts of 256, which is exact enough for bytes; red and blue are multiplied at once.
    const fx = ((x - x0) * 256) | 0;
    const fy = ((y - y0) * 256) | 0;
    const bottomRight = Math.imul(fx, fy) >> 8;
    const bottomLeft = fy - bottomRight;
    const topRight = fx - bottomRight;
    const topLeft = 256 - fx - bottomLeft;
    const first = y0 * width + x0;
    const right = x0 + 1 < width ? 1 : 0;
    const below = first + (y0 + 1 < height ? width : 0);
    const a = colours[first];
    const b = colours[first + right];
    const c = colours[below];
    const d = colours[below + right];
    const redAndBlue =
      Math.imul(topLeft, a & 0xff00ff) +
      Math.imul(topRight, b & 0xff00ff) +
      Math.imul(bottomLeft, c & 0xff00ff) +
      Math.imul(bottomRight, d & 0xff00ff) +
      0x800080;
    const green =
      Math.imul(topLeft, (a >> 8) & 0xff) +
      Math.imul(topRight, (b >> 8) & 0xff) +
      Math.imul(bottomLeft, (c >> 8) & 0xff) +
      Math.imul(bottomRight, (d >> 8) & 0xff) +
      0x80;
    target[to] = redAndBlue >>> 8;
    target[to + 1] = green >>> 8;
    target[to + 2] = redAndBlue >>> 24;
  }
}
