import type { Surface } from './surface.js';

/** Twice the area of a triangle in the texture, whose own is 1. @param corner the first of its indices */
export function uvArea({ indices, uvs }: Surface, corner: number): number {
  const a = 2 * indices[corner];
  const b = 2 * indices[corner + 1];
  const c = 2 * indices[corner + 2];
  return Math.abs(
    (uvs[b] - uvs[a]) * (uvs[c + 1] - uvs[a + 1]) - (uvs[c] - uvs[a]) * (uvs[b + 1] - uvs[a + 1]),
  );
}
