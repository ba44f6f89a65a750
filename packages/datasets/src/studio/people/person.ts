import type { KeypointName, ParsingLabel } from '@drapeflow/core';
import type { Texture } from '../render/texture.js';
import type { Skeleton } from './skeleton.js';

/** Triangles that follow a skeleton by linear blend skinning. */
export interface SkinnedMesh {
  /** In the rest pose, metres, [vertices, 3]. */
  readonly positions: Float32Array;
  /** 0…1, (0, 0) the upper left corner of the texture, [vertices, 2]. */
  readonly uvs: Float32Array;
  /** Counter-clockwise seen from outside, [triangles, 3]. */
  readonly indices: Uint32Array;
  /** Four joints for each vertex, [vertices, 4]. */
  readonly joints: Uint16Array;
  /** How much each of them moves it; the four sum to 1. */
  readonly weights: Float32Array;
  /**
   * Vertices at the same place, as those on either side of a seam in the texture, have the same number here: the
   * index of the first of them.
   */
  readonly welds: Uint32Array;
}

/** What a triangle of a body belongs to; left and right are the person's own. */
export const bodyParts = [
  'head',
  'neck',
  'torso',
  'pelvis',
  'leftUpperArm',
  'leftForearm',
  'leftHand',
  'rightUpperArm',
  'rightForearm',
  'rightHand',
  'leftThigh',
  'leftCalf',
  'leftFoot',
  'rightThigh',
  'rightCalf',
  'rightFoot',
] as const;

/** Something that covers the body: hair, eyes, brows, trousers, shoes. */
export interface Piece {
  readonly kind: 'eyes' | 'face' | 'hair' | 'lower-clothes' | 'shoes';
  readonly mesh: SkinnedMesh;
  readonly texture: Texture;
  /** What the texture's colours are multiplied by, 0…: the colour of hair, for example. */
  readonly tint: readonly [number, number, number];
  readonly label: ParsingLabel;
  /** Whether both sides of its triangles are seen. */
  readonly isTwoSided: boolean;
}

/** A person, dressed but for the top. */
export interface Person {
  readonly name: string;
  readonly skeleton: Skeleton;
  readonly body: SkinnedMesh;
  /** An index into `bodyParts` for each triangle of the body. */
  readonly partOfTriangle: Uint8Array;
  /** A smooth surface over torso and arms (to the wrists) that garments are tailored on; it may be the body itself. */
  readonly shell: SkinnedMesh;
  readonly skin: Texture;
  readonly skinTint: readonly [number, number, number];
  readonly pieces: readonly Piece[];
  /** By how much hanging arms are carried away from wide hips, in radians. */
  readonly armAbduction: number;
  /** Where keypoints are in the rest pose, and the joint that each is fixed to. */
  readonly keypoints: Readonly<Record<KeypointName, PersonKeypoint>>;
}

export interface PersonKeypoint {
  /** Metres, in the rest pose. */
  readonly at: readonly [number, number, number];
  /** The index of a joint. */
  readonly joint: number;
}
