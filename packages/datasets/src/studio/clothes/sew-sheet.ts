import type { Pattern } from './cut-pattern.js';
import type { Facing } from './lay-pattern.js';
import type { Patch } from './split-triangles.js';

/** A vertex of the sewn garment. */
export interface SheetVertex {
  readonly point: number;
  readonly piece: Patch['piece'];
  readonly facing: Facing;
}

export interface Sheet {
  readonly vertices: readonly SheetVertex[];
  readonly indices: Uint32Array;
  /** The pattern's patch that each triangle is made of. */
  readonly patches: readonly Patch[];
}

/** Sews front and back together. */
export function sewSheet({ patches, isSewn }: Pattern): Sheet {
  const vertices: SheetVertex[] = [];
  const known = new Map<number, number>();
  const vertexOf = (point: number, piece: Patch['piece'], side: 1 | -1) => {
    const facing = isSewn[point] ? 0 : side;
    const key = 3 * point + facing;
    const index = known.get(key) ?? vertices.push({ point, piece, facing }) - 1;
    known.set(key, index);
    return index;
  };
  const front = patches.filter(({ isInnerBack }) => !isInnerBack);
  const indices: number[] = [];
  for (const { corners, piece } of front) {
    for (const corner of corners.toReversed()) indices.push(vertexOf(corner, piece, 1));
  }
  for (const { corners, piece } of patches) {
    for (const corner of corners) indices.push(vertexOf(corner, piece, -1));
  }
  return {
    vertices,
    indices: Uint32Array.from(indices),
    patches: [...front, ...patches],
  };
}
