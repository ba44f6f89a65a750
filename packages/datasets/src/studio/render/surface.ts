import type { ParsingLabel } from '@drapeflow/core';
import type { Texture } from './texture.js';

/** Triangles as they stand in the world at one moment, and what they look like. */
export interface Surface {
  /** Metres, [vertices, 3]; +y up. */
  readonly positions: Float32Array;
  /** Unit vectors, outwards, [vertices, 3]. */
  readonly normals: Float32Array;
  /** 0…1, (0, 0) the upper left corner of the texture, [vertices, 2]. */
  readonly uvs: Float32Array;
  /** Counter-clockwise seen from outside, [triangles, 3]. */
  readonly indices: Uint32Array;
  readonly texture: Texture;
  /** What the texture's colours are multiplied by. */
  readonly tint: readonly [number, number, number];
  /** For the whole surface, or an index into `parsingLabels` for each triangle. */
  readonly label: ParsingLabel | Uint8Array;
  /** Whether both sides of its triangles are seen. */
  readonly isTwoSided: boolean;
  /**
   * How far, in metres, it is drawn in front of where it is: clothes lie on the body, and where they are tight the body
   * must not show through.
   */
  readonly lift: number;
  readonly folds?: Folds;
}

/** Folds of cloth, which bend the light but not the outline. */
export interface Folds {
  /** A height map over the texture coordinates, metres, row by row; it is read bilinearly. */
  readonly width: number;
  readonly height: number;
  readonly heights: Float32Array;
  /** What the heights are multiplied by at each vertex, [vertices]. */
  readonly strengths: Float32Array;
}
