import { z } from 'zod';

const index = z.int().min(0);
const numbers = (length: number) => z.array(z.number()).length(length);

/** What is read of a glTF 2.0 file (Khronos Group, "glTF 2.0 Specification", 2021); all else in it is passed over. */
export const gltfDocumentSchema = z.object({
  asset: z.object({ version: z.string().startsWith('2') }),
  extensionsRequired: z.array(z.string()).default([]),
  buffers: z.array(z.object({ uri: z.string().optional(), byteLength: index })).default([]),
  bufferViews: z
    .array(
      z.object({
        buffer: index,
        byteOffset: index.default(0),
        byteLength: index,
        byteStride: index.optional(),
      }),
    )
    .default([]),
  accessors: z
    .array(
      z.object({
        bufferView: index.optional(),
        byteOffset: index.default(0),
        componentType: z.literal([5120, 5121, 5122, 5123, 5125, 5126]),
        normalized: z.boolean().default(false),
        count: index,
        type: z.string(),
        sparse: z.unknown().optional(),
      }),
    )
    .default([]),
  images: z
    .array(z.object({ uri: z.string().optional(), bufferView: index.optional() }))
    .default([]),
  textures: z.array(z.object({ source: index.optional() })).default([]),
  materials: z
    .array(
      z.object({
        doubleSided: z.boolean().default(false),
        pbrMetallicRoughness: z
          .object({
            baseColorFactor: numbers(4).default([1, 1, 1, 1]),
            baseColorTexture: z.object({ index }).optional(),
          })
          .prefault({}),
      }),
    )
    .default([]),
  meshes: z
    .array(
      z.object({
        name: z.string().optional(),
        primitives: z.array(
          z.object({
            attributes: z.record(z.string(), index),
            indices: index.optional(),
            material: index.optional(),
            mode: index.default(4),
          }),
        ),
      }),
    )
    .default([]),
  nodes: z
    .array(
      z.object({
        name: z.string().optional(),
        children: z.array(index).default([]),
        mesh: index.optional(),
        skin: index.optional(),
        matrix: numbers(16).optional(),
        translation: numbers(3).default([0, 0, 0]),
        rotation: numbers(4).default([0, 0, 0, 1]),
        scale: numbers(3).default([1, 1, 1]),
      }),
    )
    .default([]),
  skins: z
    .array(z.object({ joints: z.array(index).min(1), inverseBindMatrices: index.optional() }))
    .default([]),
});

export type GltfDocument = z.infer<typeof gltfDocumentSchema>;
export type GltfNode = GltfDocument['nodes'][number];
