/** x, y, z. */
export type Vector = readonly [number, number, number];

export function vectorAt(values: ArrayLike<number>, index: number): Vector {
  return [values[3 * index]!, values[3 * index + 1]!, values[3 * index + 2]!];
}

/** a + factor · b */
export function add(a: Vector, b: Vector, factor = 1): Vector {
  return [a[0] + factor * b[0], a[1] + factor * b[1], a[2] + factor * b[2]];
}

export function subtract(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

export function scale(a: Vector, factor: number): Vector {
  return [a[0] * factor, a[1] * factor, a[2] * factor];
}

export function mix(a: Vector, b: Vector, part: number): Vector {
  return add(a, subtract(b, a), part);
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function lengthOf(a: Vector): number {
  return Math.sqrt(dot(a, a));
}

export function distance(a: Vector, b: Vector): number {
  return lengthOf(subtract(a, b));
}

export function unit(a: Vector): Vector {
  return scale(a, 1 / (lengthOf(a) || 1));
}

/** The unit vector at right angles to the unit vector `along` that comes closest to `a`. */
export function perpendicular(a: Vector, along: Vector): Vector {
  return unit(add(a, along, -dot(a, along)));
}
