import type { Vector } from '../vector.js';

/**
 * Where the grid that a solid is cut up by is finer: space is magnified about a point, and the grid is regular in the
 * magnified space.
 */
export interface Lens {
  readonly centre: Vector;
  /** How many times finer the grid is at the centre. */
  readonly factor: number;
  /** How far it works, in metres: at this distance the fineness has fallen to about half. */
  readonly radius: number;
  /** Where it ends, in metres: outside nothing is moved. Without it, what lies outside is pushed away. */
  readonly end?: number;
}

/** Undoes the magnifying: moves a point of the grid, in place, to where it is in the body's space. */
export function throughLenses(lenses: readonly Lens[], point: Float64Array): void {
  for (const { centre, factor, radius, end } of lenses) {
    const dx = point[0] - centre[0];
    const dy = point[1] - centre[1];
    const dz = point[2] - centre[2];
    const seen = Math.sqrt(dx * dx + dy * dy + dz * dz);
    if (seen < 1e-9) continue;
    const real = realDistance(seen, factor, radius, end);
    const shrink = real / seen;
    point[0] = centre[0] + dx * shrink;
    point[1] = centre[1] + dy * shrink;
    point[2] = centre[2] + dz * shrink;
  }
}

function realDistance(seen: number, factor: number, radius: number, end?: number): number {
  return end === undefined
    ? openInverse(seen, factor, radius)
    : closedInverse(seen, factor, radius, end);
}

/** The inverse of r ↦ r + (factor − 1) · radius · r / (r + radius). */
function openInverse(seen: number, factor: number, radius: number): number {
  const half = seen - factor * radius;
  return (half + Math.sqrt(half * half + 4 * seen * radius)) / 2;
}

/** The inverse of the broken line through (0, 0), (radius, factor · radius) and (end, end). */
function closedInverse(seen: number, factor: number, radius: number, end: number): number {
  if (seen >= end) return seen;
  if (seen <= factor * radius) return seen / factor;
  return radius + ((seen - factor * radius) * (end - radius)) / (end - factor * radius);
}
