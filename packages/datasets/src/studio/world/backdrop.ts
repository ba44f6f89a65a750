import type { RgbImage, Size } from '@drapeflow/core';
import { projectionOf, type Projection } from '../render/projection.js';
import { add, dot, subtract, type Vector } from '../people/vector.js';
import type { Camera } from '../render/view.js';

/** A backdrop reaches so far past the frame, in the frame's size: a camera that moves does not see its end. */
export const backdropMargin = 1.4;

/** A picture that hangs behind the person, square to a camera's line of sight. */
export class Backdrop {
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
    for (let y = 0; y < size.height; y++) {
      for (let x = 0; x < size.width; x++) {
        const px = x + 0.5;
        const py = y + 0.5;
        const scale = 1 / (map[6] * px + map[7] * py + map[8]);
        const column = (map[0] * px + map[1] * py + map[2]) * scale - 0.5;
        const row = (map[3] * px + map[4] * py + map[5]) * scale - 0.5;
        readPixel(this.picture, column, row, data, 3 * (y * size.width + x));
      }
    }
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

/** Reads bilinearly, the edge repeated. */
function readPixel(
  { width, height, data }: RgbImage,
  column: number,
  row: number,
  target: Uint8Array,
  to: number,
): void {
  const x = column < 0 ? 0 : column > width - 1 ? width - 1 : column;
  const y = row < 0 ? 0 : row > height - 1 ? height - 1 : row;
  const x0 = x | 0;
  const y0 = y | 0;
  const fx = x - x0;
  const fy = y - y0;
  const a = 3 * (y0 * width + x0);
  const b = x0 + 1 < width ? a + 3 : a;
  const below = y0 + 1 < height ? 3 * width : 0;
  for (let i = 0; i < 3; i++) {
    const above = data[a + i] * (1 - fx) + data[b + i] * fx;
    const under = data[a + below + i] * (1 - fx) + data[b + below + i] * fx;
    target[to + i] = above * (1 - fy) + under * fy + 0.5;
  }
}
