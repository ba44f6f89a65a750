import { readOpacity } from './read-texture.js';
import type { Surface } from './surface.js';
import type { Texture } from './texture.js';

/** What is cut out of each triangle of a surface by its texture's opacity, [triangles]. */
export interface TriangleOpacity {
  /** 1 where every texel that can be seen in the triangle is more than half opaque. */
  readonly isWhole: Uint8Array;
  /** 1 where the triangle's middle is: hair and the like cast a shadow there. */
  readonly isSolid: Uint8Array;
}

type Mapped = Pick<Surface, 'texture' | 'uvs' | 'indices'>;

interface Known extends TriangleOpacity {
  readonly uvs: Float32Array;
  readonly indices: Uint32Array;
}

/** What is at least so opaque is more than half opaque. */
const half = 128;
const known = new WeakMap<Texture, Known>();

/** @param surface whose texture has four channels. It is found once for surfaces that change their positions only. */
export function triangleOpacity(surface: Mapped): TriangleOpacity {
  const { texture, uvs, indices } = surface;
  const last = known.get(texture);
  if (last?.uvs === uvs && last.indices === indices) return last;
  const count = indices.length / 3;
  const isWhole = Uint8Array.from({ length: count }, (_, i) => (isWholeAt(surface, 3 * i) ? 1 : 0));
  const isSolid = Uint8Array.from({ length: count }, (_, i) => (isSolidAt(surface, 3 * i) ? 1 : 0));
  const found = { isWhole, isSolid, uvs, indices };
  known.set(texture, found);
  return found;
}

function isSolidAt({ texture, uvs, indices }: Mapped, corner: number): boolean {
  const a = 2 * indices[corner];
  const b = 2 * indices[corner + 1];
  const c = 2 * indices[corner + 2];
  const u = (uvs[a] + uvs[b] + uvs[c]) / 3;
  const v = (uvs[a + 1] + uvs[b + 1] + uvs[c + 1]) / 3;
  return readOpacity(texture, u, v) >= half;
}

function isWholeAt({ texture, uvs, indices }: Mapped, corner: number): boolean {
  const { width, height, data } = texture;
  const us = [0, 1, 2].map((i) => uvs[2 * indices[corner + i]]);
  const vs = [0, 1, 2].map((i) => uvs[2 * indices[corner + i] + 1]);
  const [left, right] = texelsOf(us, width);
  const [top, bottom] = texelsOf(vs, height);
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      if (data[4 * (y * width + x) + 3] < half) return false;
    }
  }
  return true;
}

/**
 * The texels from which places are read bilinearly, and one more to each side: corners are snapped to parts of a pixel,
 * so that a little past its edge is still seen of a triangle.
 */
function texelsOf(places: readonly number[], size: number): [first: number, last: number] {
  const first = Math.floor(Math.min(...places) * size - 0.5) - 1;
  const last = Math.floor(Math.max(...places) * size - 0.5) + 2;
  const clamp = (texel: number) => Math.min(Math.max(texel, 0), size - 1);
  return [clamp(first), clamp(last)];
}
