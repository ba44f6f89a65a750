import type { Point, Size } from '@drapeflow/core';
import { projectionOf } from './projection.js';
import type { RenderedFrame } from './rendered-frame.js';
import { dot, subtract, type Vector } from '../people/vector.js';
import type { Camera } from './view.js';

export interface ProjectedPoint extends Point {
  /** The distance along the line of sight, metres; not positive behind the camera. */
  readonly depth: number;
}

/** Where a camera shows a point of the world, in pixels. A point behind the camera is shown nowhere: its x and y are NaN. */
export function projectPoint(point: Vector, camera: Camera, size: Size): ProjectedPoint {
  const projection = projectionOf(camera, size);
  const ray = subtract(point, projection.position);
  const depth = dot(ray, projection.forward);
  if (depth <= 0) return { x: NaN, y: NaN, depth };
  const scale = projection.focalLength / depth;
  return {
    x: projection.centreX + scale * dot(ray, projection.right),
    y: projection.centreY + scale * dot(ray, projection.down),
    depth,
  };
}

/**
 * Whether a point is in the frame and nothing hides it.
 * @param within how deep below a surface it may lie, metres: joints lie inside the body
 */
export function isVisible(point: ProjectedPoint, frame: RenderedFrame, within: number): boolean {
  const { width, height } = frame.image;
  if (!(point.x >= 0 && point.y >= 0 && point.x < width && point.y < height)) return false;
  return point.depth <= frame.depth[Math.floor(point.y) * width + Math.floor(point.x)] + within;
}
