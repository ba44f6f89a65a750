import { keypointNames } from '@drapeflow/core';
import { z } from 'zod';
import { standardJoints } from './skeleton.js';

/** A name, or several with `*` for any characters. */
const names = z.array(z.string().min(1));

/**
 * What the people of some bodies may wear and look like. Of each list one is chosen, what is in it twice twice as often;
 * an empty one leaves it out.
 */
const wardrobeSchema = z.strictObject({
  /** The names of the body files, without folder and ending, that may wear it. */
  bodies: names.min(1),
  /** Pictures beside the bodies, such as `textures/skin_f_*.jpg`; where none is named, the body's own is kept. */
  skins: names.default([]),
  /** Pictures for `meshes.eyes`; where none is named, the mesh's own is kept. */
  irises: names.default([]),
  /** Meshes. */
  brows: names.default([]),
  hair: names.default([]),
  lowerClothes: names.default([]),
  shoes: names.default([]),
});

/** Where a keypoint is on a body. */
const keypointSchema = z.strictObject({
  /** Metres, in the rest pose. */
  at: z.tuple([z.number(), z.number(), z.number()]),
  joint: z.enum(standardJoints),
});

/**
 * How to read the people in a folder of glTF files: which node is which joint, and which mesh is what. Meshes are named
 * by their nodes (or `name.1`, `name.2` … for the further materials of one mesh). Whatever is not named is left out: a
 * model's own top should be.
 */
export const layoutSchema = z.strictObject({
  /** The name of the node that is each joint. */
  joints: z.record(z.enum(standardJoints), z.string().min(1)),
  meshes: z.strictObject({
    /** The bare body, of one material. */
    body: z.string().min(1),
    /** A smooth surface over torso and arms for garments to be tailored on; by default the body. */
    shell: z.string().min(1).optional(),
    eyes: names.default([]),
    /** What else belongs to the face, such as lashes and teeth. */
    face: names.default([]),
  }),
  /** The first that names a body counts for it. */
  wardrobes: z.array(wardrobeSchema).default([]),
  /** By how much hanging arms are carried away from the hips, radians. */
  armAbduction: z.number().min(0).max(0.6).default(0.1),
  /** Those that are left out are found by the joints and the shape of the head. */
  keypoints: z.partialRecord(z.enum(keypointNames), keypointSchema).default({}),
  /**
   * A file beside the bodies that says what differs from body to body: arm abduction, keypoints and which of the body's
   * triangles clothes hide. See `read-manifest.ts`.
   */
  manifest: z.string().min(1).optional(),
});

export type Layout = z.infer<typeof layoutSchema>;
export type LayoutInput = z.input<typeof layoutSchema>;
export type Wardrobe = z.infer<typeof wardrobeSchema>;

/** Those of the names that a list with `*` means, in the order of the list. */
export function matching(patterns: readonly string[], all: readonly string[]): string[] {
  return patterns.flatMap((pattern) => {
    const literal = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
    const expression = new RegExp(`^${literal.join('.*')}$`);
    return all.filter((name) => expression.test(name));
  });
}
