import type { Point } from '@drapeflow/core';

/** A point on the way from one to another, 0 … 1. */
export function mix(a: Point, b: Point, part: number): Point {
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
}
