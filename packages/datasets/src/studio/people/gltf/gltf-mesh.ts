import type { SkinnedMesh } from '../person.js';
import { weldVertices } from '../weld-vertices.js';
import type { GltfDocument } from './gltf-document.js';
import type { GltfSkeleton } from './gltf-skeleton.js';
import { invalidBody } from './invalid-body.js';
import { multiply, type Matrix } from './matrix.js';
import { readAccessor } from './read-accessor.js';
import type { GltfFile } from './read-gltf.js';

/** A mesh as a file has it, in the file's rest pose. */
export interface GltfMesh {
  readonly mesh: SkinnedMesh;
  /** The image of its colours; undefined where it has none. */
  readonly image: number | undefined;
  /** What the image's colours are multiplied by, linear, 0…1. */
  readonly colour: readonly [number, number, number];
  readonly isTwoSided: boolean;
}

type Primitive = GltfDocument['meshes'][number]['primitives'][number];

/** Which joints move the vertices, and the transforms of vertices to the world by each of them. */
interface Binding {
  readonly joints: Uint16Array;
  readonly weights: Float32Array;
  /** By the skeleton's joints. */
  readonly toWorld: ReadonlyMap<number, Matrix>;
}

/**
 * The mesh of a node. A mesh without a skin hangs wholly on the joint above its node.
 * @throws DrapeflowError BODY_FILE_INVALID
 */
export function readMesh(
  file: GltfFile,
  skeleton: GltfSkeleton,
  node: number,
  primitive: Primitive,
): GltfMesh {
  const { materials, textures } = file.document;
  if (primitive.mode !== 4) throw invalidBody(file.path, `node ${node} is not made of triangles`);
  const attribute = (name: string, type: string) => {
    const index = primitive.attributes[name];
    return index === undefined ? undefined : readAccessor(file, index, type);
  };
  const places = attribute('POSITION', 'VEC3');
  if (!places) throw invalidBody(file.path, `node ${node} has no POSITION`);
  const count = places.length / 3;
  const uvs = attribute('TEXCOORD_0', 'VEC2') ?? new Float64Array(2 * count);
  const indices =
    primitive.indices === undefined
      ? Uint32Array.from({ length: count }, (_, vertex) => vertex)
      : Uint32Array.from(readAccessor(file, primitive.indices, 'SCALAR'));
  const { skin } = file.document.nodes[node]!;
  const binding =
    skin === undefined
      ? bindToNode(file, skeleton, node, count)
      : bindToSkin(
          file,
          skeleton,
          skin,
          attribute('JOINTS_0', 'VEC4'),
          attribute('WEIGHTS_0', 'VEC4'),
        );
  if (
    uvs.length !== 2 * count ||
    binding.weights.length !== 4 * count ||
    indices.some((vertex) => vertex >= count)
  ) {
    throw invalidBody(file.path, `node ${node} does not have the same vertices in all attributes`);
  }
  const material = primitive.material === undefined ? undefined : materials[primitive.material];
  const look = material?.pbrMetallicRoughness;
  const texture = look?.baseColorTexture;
  const [red, green, blue] = look?.baseColorFactor ?? [1, 1, 1];
  return {
    mesh: {
      positions: placesInWorld(places, binding),
      uvs: Float32Array.from(uvs),
      indices,
      joints: binding.joints,
      weights: binding.weights,
      welds: weldVertices(Float32Array.from(places)),
    },
    image: texture && textures[texture.index]?.source,
    colour: [red!, green!, blue!],
    isTwoSided: material?.doubleSided ?? false,
  };
}

/** A material's linear colour as a factor for sRGB values. */
export function materialTint({ colour }: GltfMesh): readonly [number, number, number] {
  const [red, green, blue] = colour.map((value) => value ** (1 / 2.2));
  return [red!, green!, blue!];
}

function bindToNode(
  file: GltfFile,
  { jointOfNode, worldOfNode }: GltfSkeleton,
  node: number,
  count: number,
): Binding {
  const joint = jointOfNode[node]!;
  if (joint < 0) throw invalidBody(file.path, `node ${node} hangs on no joint and has no skin`);
  return {
    joints: new Uint16Array(4 * count).fill(joint),
    weights: Float32Array.from({ length: 4 * count }, (_, at) => (at % 4 === 0 ? 1 : 0)),
    toWorld: new Map([[joint, worldOfNode[node]!]]),
  };
}

function bindToSkin(
  file: GltfFile,
  { jointOfNode, worldOfNode }: GltfSkeleton,
  skinIndex: number,
  joints: Float64Array | undefined,
  weights: Float64Array | undefined,
): Binding {
  const skin = file.document.skins[skinIndex];
  if (!skin || !joints || joints.length !== weights?.length) {
    throw invalidBody(file.path, `a mesh of skin ${skinIndex} lacks skin, JOINTS_0 or WEIGHTS_0`);
  }
  const inverseBind =
    skin.inverseBindMatrices === undefined
      ? undefined
      : readAccessor(file, skin.inverseBindMatrices, 'MAT4');
  const toWorld = skin.joints.map((node, joint) => {
    const bind = inverseBind?.subarray(16 * joint, 16 * joint + 16);
    return [
      jointOfNode[node]!,
      bind ? multiply(worldOfNode[node]!, bind) : worldOfNode[node]!,
    ] as const;
  });
  if (joints.some((joint) => joint >= skin.joints.length)) {
    throw invalidBody(file.path, `a mesh names a joint that skin ${skinIndex} does not have`);
  }
  return {
    joints: Uint16Array.from(joints, (joint) => jointOfNode[skin.joints[joint]!]!),
    weights: normalizedWeights(file, weights),
    toWorld: new Map(toWorld),
  };
}

function normalizedWeights(file: GltfFile, weights: Float64Array): Float32Array {
  const normalized = new Float32Array(weights.length);
  for (let at = 0; at < weights.length; at += 4) {
    const sum = weights[at]! + weights[at + 1]! + weights[at + 2]! + weights[at + 3]!;
    if (!(sum > 0)) throw invalidBody(file.path, `vertex ${at / 4} of a mesh has no weights`);
    for (let k = at; k < at + 4; k++) normalized[k] = weights[k]! / sum;
  }
  return normalized;
}

/** Skins the vertices into the pose that the file's nodes stand in. */
function placesInWorld(places: Float64Array, { joints, weights, toWorld }: Binding): Float32Array {
  const world = new Float32Array(places.length);
  for (let vertex = 0; vertex < places.length / 3; vertex++) {
    const x = places[3 * vertex]!;
    const y = places[3 * vertex + 1]!;
    const z = places[3 * vertex + 2]!;
    for (let axis = 0; axis < 3; axis++) {
      let sum = 0;
      for (let k = 4 * vertex; k < 4 * vertex + 4; k++) {
        if (weights[k] === 0) continue;
        const m = toWorld.get(joints[k]!)!;
        sum += weights[k]! * (m[axis]! * x + m[axis + 4]! * y + m[axis + 8]! * z + m[axis + 12]!);
      }
      world[3 * vertex + axis] = sum;
    }
  }
  return world;
}
