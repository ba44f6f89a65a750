import { dirname, join } from 'node:path';
import { describeIssues, messageOf, type KeypointName } from '@drapeflow/core';
import { z } from 'zod';
import { readBytes } from './gltf/read-gltf.js';
import { invalidBody } from './gltf/invalid-body.js';
import type { PersonKeypoint } from './person.js';

const arraySchema = z.object({
  /** Bytes. */
  offset: z.int().min(0),
  dtype: z.string(),
  shape: z.array(z.int().min(0)),
});

const fileSchema = z.object({ file: z.string(), arrays: z.record(z.string(), arraySchema) });

/**
 * What a manifest says beside the bodies' glTF files. Arrays lie in binary files, little endian: for each body
 * `keypoints` (float32, [keypoints, 3], in the rest pose), shared by all `<mesh>/hidesBodyFaces` (uint8, [triangles of
 * the body], 1 where the piece hides it).
 */
const manifestSchema = z.object({
  /** COCO's names, and the index of the joint that each is fixed to. */
  keypoints: z.array(z.object({ name: z.string(), joint: z.int().min(0) })),
  shared: fileSchema,
  bodies: z.record(z.string(), fileSchema.extend({ armAbductionDeg: z.number() })),
});

type FileOfArrays = z.infer<typeof fileSchema>;

export interface BodyFacts {
  /** Radians. */
  readonly armAbduction: number;
  readonly keypoints: Partial<Record<KeypointName, PersonKeypoint>>;
}

export interface Manifest {
  /** By the body's name. */
  readonly bodies: ReadonlyMap<string, BodyFacts>;
  /** By the mesh's name: for each triangle of the body 1 where the mesh hides it. */
  readonly hides: ReadonlyMap<string, Uint8Array>;
}

/** @throws DrapeflowError BODY_FILE_INVALID, FILE_NOT_FOUND, FILE_NOT_READABLE */
export async function readManifest(path: string): Promise<Manifest> {
  const manifest = parseManifest(path, await readBytes(path));
  const sharedBytes = await readBytes(join(dirname(path), manifest.shared.file));
  const hides = Object.keys(manifest.shared.arrays)
    .filter((name) => name.endsWith('/hidesBodyFaces'))
    .map((name) => {
      const values = arrayOf(path, manifest.shared, sharedBytes, name, 'uint8');
      return [name.slice(0, name.indexOf('/')), Uint8Array.from(values)] as const;
    });
  const bodies = Object.entries(manifest.bodies).map(async ([name, body]) => {
    const bytes = await readBytes(join(dirname(path), body.file));
    const places = arrayOf(path, body, bytes, 'keypoints', 'float32');
    const armAbduction = (body.armAbductionDeg * Math.PI) / 180;
    return [name, { armAbduction, keypoints: keypointsOf(manifest, places) }] as const;
  });
  return { bodies: new Map(await Promise.all(bodies)), hides: new Map(hides) };
}

function parseManifest(path: string, bytes: Uint8Array): z.infer<typeof manifestSchema> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw invalidBody(path, `it is no JSON (${messageOf(cause)})`, cause);
  }
  const result = manifestSchema.safeParse(parsed);
  if (result.success) return result.data;
  throw invalidBody(path, describeIssues(result.error, manifestSchema).slice(0, 5).join('; '));
}

function keypointsOf(
  { keypoints }: z.infer<typeof manifestSchema>,
  places: readonly number[],
): Partial<Record<KeypointName, PersonKeypoint>> {
  const entries = keypoints.map(({ name, joint }, index) => {
    const camelCase = name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
    const at = places.slice(3 * index, 3 * index + 3) as [number, number, number];
    return [camelCase, { at, joint }] as const;
  });
  return Object.fromEntries(entries);
}

function arrayOf(
  path: string,
  { arrays, file }: FileOfArrays,
  bytes: Uint8Array,
  name: string,
  dtype: 'uint8' | 'float32',
): number[] {
  const array = arrays[name];
  const count = array?.shape.reduce((product, size) => product * size, 1) ?? 0;
  const size = dtype === 'uint8' ? 1 : 4;
  if (array?.dtype !== dtype || array.offset + count * size > bytes.length) {
    throw invalidBody(path, `${file} has no whole array ${name} of ${dtype}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: count }, (_, i) =>
    dtype === 'uint8'
      ? view.getUint8(array.offset + i)
      : view.getFloat32(array.offset + 4 * i, true),
  );
}
