import { describe, expect, it } from 'vitest';
import { storedIn, type Stored } from '../../../testing/stored-in.js';
import { gltfDocumentSchema } from './gltf-document.js';
import { readAccessor } from './read-accessor.js';
import type { GltfFile } from './read-gltf.js';

function fileOf(parts: object, buffers: readonly Uint8Array[]): GltfFile {
  const document = gltfDocumentSchema.parse({ asset: { version: '2.0' }, ...parts });
  return { path: 'test.gltf', document, buffers };
}

function read(stored: Stored) {
  const parts = storedIn([stored]);
  const bytes = Buffer.from(parts.buffers[0]!.uri.split(',')[1]!, 'base64');
  return [...readAccessor(fileOf(parts, [bytes]), 0, stored.type)];
}

describe('accessors', () => {
  it.each([5121, 5123, 5125, 5126] as const)('give whole numbers of type %i', (componentType) => {
    expect(read({ componentType, type: 'VEC2', values: [0, 1, 200, 7] })).toEqual([0, 1, 200, 7]);
  });

  it('give shares for normalized integers', () => {
    const stored = { type: 'SCALAR', normalized: true } as const;
    expect(read({ ...stored, componentType: 5121, values: [0, 51, 255] })).toEqual([0, 0.2, 1]);
    expect(read({ ...stored, componentType: 5123, values: [0, 13107] })).toEqual([0, 0.2]);
    expect(read({ ...stored, componentType: 5120, values: [127, -127, -128] })).toEqual([
      1, -1, -1,
    ]);
  });

  it('pass over what lies between elements', () => {
    const bytes = Uint8Array.from([9, 9, 1, 2, 9, 9, 3, 4, 9, 9, 5, 6]);
    const file = fileOf(
      {
        buffers: [{ byteLength: 12 }],
        bufferViews: [{ buffer: 0, byteOffset: 1, byteLength: 11, byteStride: 4 }],
        accessors: [{ bufferView: 0, byteOffset: 1, componentType: 5121, count: 3, type: 'VEC2' }],
      },
      [bytes],
    );
    expect([...readAccessor(file, 0, 'VEC2')]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('must be of the type that is needed, and within their buffers', () => {
    const accessor = { bufferView: 0, componentType: 5126, count: 2, type: 'SCALAR' };
    const views = { bufferViews: [{ buffer: 0, byteLength: 8 }], accessors: [accessor] };
    const short = fileOf(views, [new Uint8Array(7)]);
    expect(() => readAccessor(short, 0, 'SCALAR')).toThrow('accessor 0 ends at byte 8 of 7');
    expect(() => readAccessor(short, 0, 'VEC3')).toThrow('is SCALAR, but VEC3 is needed');
    expect(() => readAccessor(short, 1, 'VEC3')).toThrow('accessor 1 is not there');
  });
});
