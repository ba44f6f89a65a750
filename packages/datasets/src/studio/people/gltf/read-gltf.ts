import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describeIssues, DrapeflowError, messageOf } from '@drapeflow/core';
import { gltfDocumentSchema, type GltfDocument } from './gltf-document.js';
import { invalidBody } from './invalid-body.js';
import { splitGlb } from './split-glb.js';

/** A glTF file with all its bytes. */
export interface GltfFile {
  readonly path: string;
  readonly document: GltfDocument;
  readonly buffers: readonly Uint8Array[];
}

/** Reads bytes; one that remembers them lets files share their buffers. */
export type FileReader = (path: string) => Promise<Uint8Array>;

/** @throws DrapeflowError FILE_NOT_FOUND, FILE_NOT_READABLE */
export const readBytes: FileReader = async (path) => {
  try {
    return await readFile(path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
      throw new DrapeflowError('FILE_NOT_FOUND', { path }, { cause });
    throw new DrapeflowError('FILE_NOT_READABLE', { path, problem: messageOf(cause) }, { cause });
  }
};

/**
 * Reads a .gltf file with the buffers it names, or a .glb file.
 * @throws DrapeflowError BODY_FILE_INVALID, FILE_NOT_FOUND, FILE_NOT_READABLE
 */
export async function readGltf(path: string, read: FileReader = readBytes): Promise<GltfFile> {
  const bytes = await read(path);
  const { json, binary } = path.toLowerCase().endsWith('.glb')
    ? splitGlb(path, bytes)
    : { json: bytes, binary: undefined };
  const document = parseDocument(path, json);
  const buffers = await Promise.all(
    document.buffers.map(async ({ uri, byteLength }, index) => {
      const buffer = uri === undefined ? binary : await readUri(path, uri, read);
      if (!buffer || buffer.length < byteLength) {
        throw invalidBody(
          path,
          `buffer ${index} has ${buffer?.length ?? 0} of its ${byteLength} bytes`,
        );
      }
      return buffer;
    }),
  );
  return { path, document, buffers };
}

/** The bytes that a URI of a glTF file means: a file beside it, or data in the URI itself. */
export async function readUri(path: string, uri: string, read: FileReader): Promise<Uint8Array> {
  const data = /^data:[^,]*;base64,(.*)$/s.exec(uri);
  if (data) return Buffer.from(data[1]!, 'base64');
  return read(join(dirname(path), decodeURIComponent(uri)));
}

function parseDocument(path: string, json: Uint8Array): GltfDocument {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
  } catch (cause) {
    throw invalidBody(path, `its description is no JSON (${messageOf(cause)})`, cause);
  }
  const result = gltfDocumentSchema.safeParse(parsed);
  if (!result.success) {
    throw invalidBody(
      path,
      describeIssues(result.error, gltfDocumentSchema).slice(0, 5).join('; '),
    );
  }
  const needed = result.data.extensionsRequired.filter((name) => !isAboutLookOnly(name));
  if (needed.length > 0) throw invalidBody(path, `it needs the extension ${needed.join(', ')}`);
  return result.data;
}

/** Extensions that change how a surface shines, not where it is or which picture it has. */
function isAboutLookOnly(extension: string): boolean {
  return extension.startsWith('KHR_materials_') || extension === 'VRMC_materials_mtoon';
}
