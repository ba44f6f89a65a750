import type { Surface } from '../studio/render/surface.js';
import type { Texture } from '../studio/render/texture.js';
import { cross, unit, subtract, type Vector } from '../studio/people/vector.js';

export function plainTexture(...colour: readonly number[]): Texture {
  const channels = colour.length === 4 ? 4 : 3;
  return { width: 1, height: 1, channels, data: Uint8Array.from(colour) };
}

/**
 * A flat parallelogram of two triangles. Its texture's upper left corner is at `corner`; u grows along `across`, v along
 * `down`. Seen from outside, `across` is to the right where `down` is down.
 */
export function flatSurface(
  corner: Vector,
  across: Vector,
  down: Vector,
  changes: Partial<Surface> = {},
): Surface {
  const at = (u: number, v: number) =>
    corner.map((value, i) => value + u * across[i] + v * down[i]);
  const normal = unit(cross(down, across));
  return {
    positions: Float32Array.from([at(0, 0), at(1, 0), at(1, 1), at(0, 1)].flat()),
    normals: Float32Array.from([normal, normal, normal, normal].flat()),
    uvs: Float32Array.of(0, 0, 1, 0, 1, 1, 0, 1),
    // Counter-clockwise from outside: down before across.
    indices: Uint32Array.of(0, 3, 2, 0, 2, 1),
    texture: plainTexture(255, 255, 255),
    tint: [1, 1, 1],
    label: 'arms',
    isTwoSided: false,
    lift: 0,
    ...changes,
  };
}

/** Where a line of sight meets the surface: u, v and how often `direction` fits before. */
export function meet(
  surface: Surface,
  from: Vector,
  direction: Vector,
): { u: number; v: number; distance: number } {
  const point = (i: number): Vector => [
    surface.positions[3 * i],
    surface.positions[3 * i + 1],
    surface.positions[3 * i + 2],
  ];
  const corner = point(0);
  const across = subtract(point(1), corner);
  const down = subtract(point(3), corner);
  // Cramer's rule for from + t · direction = corner + u · across + v · down.
  const gap = subtract(from, corner);
  const triple = (a: Vector, b: Vector, c: Vector) => {
    const d = cross(b, c);
    return a[0] * d[0] + a[1] * d[1] + a[2] * d[2];
  };
  const back: Vector = [-direction[0], -direction[1], -direction[2]];
  const volume = triple(across, down, back);
  return {
    u: triple(gap, down, back) / volume,
    v: triple(across, gap, back) / volume,
    distance: triple(across, down, gap) / volume,
  };
}
