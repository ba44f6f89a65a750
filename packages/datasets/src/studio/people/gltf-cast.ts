import {
  describeIssues,
  DrapeflowError,
  keypointNames,
  type KeypointName,
  type RandomNumbers,
} from '@drapeflow/core';
import { BodyLibrary } from './body-library.js';
import type { Cast } from './cast.js';
import { choose } from './choose.js';
import { choosePieces, type Wearer } from './choose-pieces.js';
import { chooseSkinTint, times } from './colours.js';
import { deriveKeypoints } from './derive-keypoints.js';
import { materialTint } from './gltf/gltf-mesh.js';
import type { GltfModel } from './gltf/gltf-model.js';
import { layoutSchema, matching, type Layout, type LayoutInput } from './layout.js';
import { partOfTriangle } from './part-of-triangle.js';
import type { Person, PersonKeypoint } from './person.js';

export interface GltfCastOptions {
  /** Where the bodies are: .gltf or .glb files, and pictures beside or below them. */
  readonly folder: string;
  readonly layout: LayoutInput;
  /** The longer side that textures are brought to, pixels; 512 by default, as frames are small. */
  readonly textureSide?: number;
}

/**
 * People of the glTF files in a folder, with skins, hair and clothes chosen from what the layout allows.
 * @throws DrapeflowError BODIES_MISSING, BODY_FILE_INVALID, BODY_LAYOUT_UNFIT, CONFIG_INVALID, FILE_NOT_FOUND,
 * FILE_NOT_READABLE, PICTURE_UNREADABLE
 */
export async function createGltfCast(options: GltfCastOptions): Promise<Cast> {
  const layout = checkedLayout(options.layout);
  const library = await BodyLibrary.open(options.folder, layout, options.textureSide ?? 512);
  return { choose: (random) => choosePerson(library, layout, random) };
}

function checkedLayout(input: LayoutInput): Layout {
  const result = layoutSchema.safeParse(input);
  if (result.success) return result.data;
  const problems = describeIssues(result.error, layoutSchema);
  throw new DrapeflowError('CONFIG_INVALID', { problems });
}

async function choosePerson(
  library: BodyLibrary,
  layout: Layout,
  random: RandomNumbers,
): Promise<Person> {
  const name = choose(random, library.bodyNames)!;
  const model = await library.model(name);
  const wardrobe = layout.wardrobes.find(({ bodies }) => matching(bodies, [name]).length > 0);
  const wearer: Wearer = { library, name, model };
  const { pieces, worn } = await choosePieces(wearer, layout, wardrobe, random);
  const skinPicture = choose(random, library.pictureNames(wardrobe?.skins ?? []));

  const body = model.mesh(layout.meshes.body);
  const { skeleton } = model;
  const parts = partOfTriangle(body.mesh, skeleton);
  const facts = library.manifest?.bodies.get(name);
  const hidden = worn.flatMap((piece) => library.manifest?.hides.get(piece) ?? []);
  const isSeen = (triangle: number) => hidden.every((hides) => hides[triangle] !== 1);
  return {
    name,
    skeleton,
    body: {
      ...body.mesh,
      indices: body.mesh.indices.filter((_, at) => isSeen(Math.floor(at / 3))),
    },
    partOfTriangle: parts.filter((_, triangle) => isSeen(triangle)),
    shell: model.mesh(layout.meshes.shell ?? layout.meshes.body).mesh,
    skin: skinPicture ? await library.picture(skinPicture) : await library.textureOf(name, body),
    skinTint: times(chooseSkinTint(random), materialTint(body)),
    pieces,
    armAbduction: facts?.armAbduction ?? layout.armAbduction,
    keypoints: {
      ...deriveKeypoints(body.mesh, parts, skeleton),
      ...keypointsOf(layout, model),
      ...facts?.keypoints,
    },
  };
}

function keypointsOf(
  { keypoints }: Layout,
  { skeleton }: GltfModel,
): Partial<Record<KeypointName, PersonKeypoint>> {
  const given = keypointNames.flatMap((name) => {
    const keypoint = keypoints[name];
    return keypoint ? [[name, { at: keypoint.at, joint: skeleton.standard[keypoint.joint] }]] : [];
  });
  return Object.fromEntries(given);
}
