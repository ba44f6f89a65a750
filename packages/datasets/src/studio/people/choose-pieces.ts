import type { RandomNumbers } from '@drapeflow/core';
import type { BodyLibrary } from './body-library.js';
import { chooseClothTint, chooseHairColour, times, tintTowards, type Colour } from './colours.js';
import { choose } from './choose.js';
import { materialTint } from './gltf/gltf-mesh.js';
import type { GltfModel } from './gltf/gltf-model.js';
import type { Layout, Wardrobe } from './layout.js';
import type { Piece } from './person.js';

/** Whom pieces are chosen for. */
export interface Wearer {
  readonly library: BodyLibrary;
  readonly name: string;
  readonly model: GltfModel;
}

/** Eyes, face, hair, lower clothes and shoes, and the names of their meshes. */
export async function choosePieces(
  wearer: Wearer,
  layout: Layout,
  wardrobe: Wardrobe | undefined,
  random: RandomNumbers,
): Promise<{ pieces: Piece[]; worn: string[] }> {
  const { library, model } = wearer;
  const chosen = (patterns: readonly string[] = []) =>
    choose(random, library.meshNames(model, patterns));
  const hairColour = chooseHairColour(random);
  const clothTint = chooseClothTint(random);
  const shoeTint = chooseClothTint(random);
  const irises = choose(random, library.pictureNames(wardrobe?.irises ?? []));

  const pieces: Promise<Piece>[] = [];
  const worn: string[] = [];
  const add = (kind: Piece['kind'], mesh: string | undefined, look: Look = {}) => {
    if (mesh === undefined) return;
    worn.push(mesh);
    pieces.push(createPiece(wearer, kind, mesh, look));
  };
  for (const eyes of library.meshNames(model, layout.meshes.eyes)) {
    add('eyes', eyes, { picture: irises });
  }
  for (const face of library.meshNames(model, layout.meshes.face)) add('face', face);
  add('face', chosen(wardrobe?.brows), { colour: hairColour });
  add('hair', chosen(wardrobe?.hair), { colour: hairColour });
  add('lower-clothes', chosen(wardrobe?.lowerClothes), { tint: clothTint });
  add('shoes', chosen(wardrobe?.shoes), { tint: shoeTint });
  return { pieces: await Promise.all(pieces), worn };
}

interface Look {
  /** Instead of the mesh's own, a path within the folder. */
  readonly picture?: string | undefined;
  readonly tint?: Colour;
  /** What its mean colour is to be, instead of a tint. */
  readonly colour?: Colour;
}

const labels = {
  eyes: 'head',
  face: 'head',
  hair: 'head',
  'lower-clothes': 'lower-clothes',
  shoes: 'shoes',
} as const;

async function createPiece(
  { library, name, model }: Wearer,
  kind: Piece['kind'],
  meshName: string,
  { picture, tint = [1, 1, 1], colour }: Look,
): Promise<Piece> {
  const mesh = model.mesh(meshName);
  const own = picture ? await library.picture(picture) : await library.textureOf(name, mesh);
  const texture = colour ? library.greyed(own) : own;
  return {
    kind,
    mesh: mesh.mesh,
    texture,
    tint: times(colour ? tintTowards(texture, colour) : tint, materialTint(mesh)),
    label: labels[kind],
    isTwoSided: mesh.isTwoSided,
  };
}
