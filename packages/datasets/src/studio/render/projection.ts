import type { Size } from '@drapeflow/core';
import { add, cross, unit, subtract, type Vector } from '../people/vector.js';
import type { Camera } from './view.js';

/** A camera's axes in the world and how it maps them to pixels. */
export interface Projection {
  readonly position: Vector;
  /** Unit vectors towards the picture's right, its lower edge, and along the line of sight. */
  readonly right: Vector;
  readonly down: Vector;
  readonly forward: Vector;
  /** Pixels by which a point one metre ahead moves when it moves by one metre sideways. */
  readonly focalLength: number;
  /** The pixel coordinates of the point that the camera looks at. */
  readonly centreX: number;
  readonly centreY: number;
}

const up: Vector = [0, 1, 0];

export function projectionOf(camera: Camera, size: Size): Projection {
  const forward = unit(subtract(camera.target, camera.position));
  const level = unit(cross(forward, up));
  const plumb = cross(forward, level);
  const cosine = Math.cos(camera.roll);
  const sine = Math.sin(camera.roll);
  return {
    position: camera.position,
    right: add([level[0] * cosine, level[1] * cosine, level[2] * cosine], plumb, -sine),
    down: add([level[0] * sine, level[1] * sine, level[2] * sine], plumb, cosine),
    forward,
    focalLength: size.height / 2 / Math.tan(camera.verticalAngle / 2),
    centreX: size.width / 2,
    centreY: size.height / 2,
  };
}
