import { cross, dot, type Vector } from './vector.js';

/** A rotation as a unit quaternion x, y, z, w. */
export type Quaternion = readonly [number, number, number, number];

export const noRotation: Quaternion = [0, 0, 0, 1];

export function quaternionAt(values: ArrayLike<number>, index: number): Quaternion {
  return [
    values[4 * index]!,
    values[4 * index + 1]!,
    values[4 * index + 2]!,
    values[4 * index + 3]!,
  ];
}

/** The rotation `b`, then `a`. */
export function multiply(a: Quaternion, b: Quaternion): Quaternion {
  return [
    a[3] * b[0] + a[0] * b[3] + a[1] * b[2] - a[2] * b[1],
    a[3] * b[1] - a[0] * b[2] + a[1] * b[3] + a[2] * b[0],
    a[3] * b[2] + a[0] * b[1] - a[1] * b[0] + a[2] * b[3],
    a[3] * b[3] - a[0] * b[0] - a[1] * b[1] - a[2] * b[2],
  ];
}

export function inverse(a: Quaternion): Quaternion {
  return [-a[0], -a[1], -a[2], a[3]];
}

export function rotate(a: Quaternion, v: Vector): Vector {
  const axis: Vector = [a[0], a[1], a[2]];
  const t = cross(axis, v);
  const u = cross(axis, t);
  return [
    v[0] + 2 * (a[3] * t[0] + u[0]),
    v[1] + 2 * (a[3] * t[1] + u[1]),
    v[2] + 2 * (a[3] * t[2] + u[2]),
  ];
}

/** @param axis a unit vector @param angle radians, by the right hand */
export function aboutAxis(axis: Vector, angle: number): Quaternion {
  const sine = Math.sin(angle / 2);
  return [axis[0] * sine, axis[1] * sine, axis[2] * sine, Math.cos(angle / 2)];
}

/** The rotation that carries x, y and z to three unit vectors at right angles to each other, right-handed. */
export function fromAxes(x: Vector, y: Vector, z: Vector): Quaternion {
  // Whichever of 4w², 4x², 4y², 4z² is largest is safe to divide by.
  const w4 = 1 + x[0] + y[1] + z[2];
  if (w4 > 1) return normalized([y[2] - z[1], z[0] - x[2], x[1] - y[0], w4]);
  const x4 = 1 + x[0] - y[1] - z[2];
  const y4 = 1 - x[0] + y[1] - z[2];
  const z4 = 1 - x[0] - y[1] + z[2];
  if (x4 >= y4 && x4 >= z4) return normalized([x4, y[0] + x[1], z[0] + x[2], y[2] - z[1]]);
  if (y4 >= z4) return normalized([y[0] + x[1], y4, z[1] + y[2], z[0] - x[2]]);
  return normalized([z[0] + x[2], z[1] + y[2], z4, x[1] - y[0]]);
}

export function normalized(a: Quaternion): Quaternion {
  const factor = 1 / Math.sqrt(a[0] ** 2 + a[1] ** 2 + a[2] ** 2 + a[3] ** 2);
  return [a[0] * factor, a[1] * factor, a[2] * factor, a[3] * factor];
}

/** The way from `a` (part 0) to `b` (part 1) at even speed, the shorter way round. */
export function slerp(a: Quaternion, b: Quaternion, part: number): Quaternion {
  const cosine = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3];
  const angle = Math.acos(Math.min(1, Math.abs(cosine)));
  const sine = Math.sin(angle);
  const near = sine < 1e-6;
  const first = near ? 1 - part : Math.sin((1 - part) * angle) / sine;
  const second = (near ? part : Math.sin(part * angle) / sine) * (cosine < 0 ? -1 : 1);
  return normalized([
    first * a[0] + second * b[0],
    first * a[1] + second * b[1],
    first * a[2] + second * b[2],
    first * a[3] + second * b[3],
  ]);
}

/** The part of a rotation that turns about a unit vector: what is left of it is a swing of that vector. */
export function twistAbout(a: Quaternion, axis: Vector): Quaternion {
  const along = dot([a[0], a[1], a[2]], axis);
  const size = Math.sqrt(along * along + a[3] * a[3]);
  if (size < 1e-9) return noRotation;
  return [
    (axis[0] * along) / size,
    (axis[1] * along) / size,
    (axis[2] * along) / size,
    a[3] / size,
  ];
}
