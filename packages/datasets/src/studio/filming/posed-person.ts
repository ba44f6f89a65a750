import { parsingLabels, type ParsingLabel } from '@drapeflow/core';
import { bodyParts, type Person, type SkinnedMesh } from '../people/person.js';
import type { SkeletonPose } from '../people/skeleton.js';
import { skinMesh } from '../people/skin-mesh.js';
import { vertexNormals } from '../people/vertex-normals.js';
import type { Surface } from '../render/surface.js';

/** What a bare part of the body is called by parsers. */
const labelOfPart: Readonly<Record<(typeof bodyParts)[number], ParsingLabel>> = {
  head: 'head',
  neck: 'neck',
  // Skin of chest and belly, where a top leaves it bare.
  torso: 'neck',
  pelvis: 'legs',
  leftUpperArm: 'arms',
  leftForearm: 'arms',
  leftHand: 'arms',
  rightUpperArm: 'arms',
  rightForearm: 'arms',
  rightHand: 'arms',
  leftThigh: 'legs',
  leftCalf: 'legs',
  leftFoot: 'legs',
  rightThigh: 'legs',
  rightCalf: 'legs',
  rightFoot: 'legs',
};

/** Metres: what is worn further out is drawn in front of what it touches. */
const lifts = { eyes: 0, face: 0.002, hair: 0.004, 'lower-clothes': 0.006, shoes: 0.008 } as const;

/** A mesh's memory from frame to frame. */
interface Skinned {
  readonly mesh: SkinnedMesh;
  readonly surface: Omit<Surface, 'positions' | 'normals'>;
  readonly positions: Float32Array;
  readonly normals: Float32Array;
}

/** The surfaces of a person, dressed but for the top, in any pose. The arrays that they hold are used again. */
export class PosedPerson {
  private readonly parts: readonly Skinned[];

  constructor(private readonly person: Person) {
    const { body, skin, skinTint, partOfTriangle, pieces } = person;
    const labels = bodyParts.map((part) => parsingLabels.indexOf(labelOfPart[part]));
    this.parts = [
      skinned(body, {
        uvs: body.uvs,
        indices: body.indices,
        texture: skin,
        tint: skinTint,
        label: partOfTriangle.map((part) => labels[part]),
        isTwoSided: false,
        lift: 0,
      }),
      ...pieces.map(({ kind, mesh, texture, tint, label, isTwoSided }) =>
        skinned(mesh, {
          uvs: mesh.uvs,
          indices: mesh.indices,
          texture,
          tint,
          label,
          isTwoSided,
          lift: lifts[kind],
        }),
      ),
    ];
  }

  surfacesIn(pose: SkeletonPose): Surface[] {
    return this.parts.map(({ mesh, surface, positions, normals }) => {
      skinMesh(mesh, this.person.skeleton, pose, positions);
      vertexNormals(positions, mesh.indices, mesh.welds, normals);
      return { ...surface, positions, normals };
    });
  }
}

function skinned(mesh: SkinnedMesh, surface: Skinned['surface']): Skinned {
  const count = mesh.positions.length;
  return {
    mesh,
    surface,
    positions: new Float32Array(count),
    normals: new Float32Array(count),
  };
}
