import type { Geometry } from './geometry.js';

/**
 * What is needed to know, for any line of sight, where it meets a triangle: perspective-correct interpolation without
 * division by the corners' depths (Olano and Greer, 1997), so that it holds in front of the near plane, too.
 * A line of sight is (x, y, 1) before the camera; its weight of corner i is its product with the cross product of the
 * other two, and the weights' sum is the triangle's volume over the depth at which it is met.
 */
export class TriangleFrame {
  /** Cross products of corners b × c, c × a, a × b. */
  readonly weights = new Float64Array(9);
  volume = 0.5;

  set({ view, corners }: Geometry, triangle: number): void {
    const a = 3 * corners[3 * triangle];
    const b = 3 * corners[3 * triangle + 1];
    const c = 3 * corners[3 * triangle + 2];
    const { weights } = this;
    crossInto(view, b, c, weights, 0);
    crossInto(view, c, a, weights, 3);
    crossInto(view, a, b, weights, 6);
    this.volume = view[a] * weights[0] + view[a + 1] * weights[1] + view[a + 2] * weights[2];
  }

  /** Twice the triangle's area in the picture, pixels². */
  pictureArea({ view, corners }: Geometry, triangle: number, focalLength: number): number {
    const depths =
      view[3 * corners[3 * triangle] + 2] *
      view[3 * corners[3 * triangle + 1] + 2] *
      view[3 * corners[3 * triangle + 2] + 2];
    return Math.abs((this.volume * focalLength * focalLength) / depths);
  }
}

function crossInto(
  view: Float64Array,
  a: number,
  b: number,
  target: Float64Array,
  to: number,
): void {
  target[to] = view[a + 1] * view[b + 2] - view[a + 2] * view[b + 1];
  target[to + 1] = view[a + 2] * view[b] - view[a] * view[b + 2];
  target[to + 2] = view[a] * view[b + 1] - view[a + 1] * view[b];
}
