import { describe, expect, it } from 'vitest';
import { DrapeflowError } from '@drapeflow/core';
import { readGltf } from './read-gltf.js';

const text = new TextEncoder();

/** Reads from a few named files. */
function readerOf(files: Readonly<Record<string, string | Uint8Array>>) {
  return async (path: string) => {
    const content = files[path];
    if (content === undefined) throw new DrapeflowError('FILE_NOT_FOUND', { path });
    return typeof content === 'string' ? text.encode(content) : content;
  };
}

const asset = { version: '2.0' };

/** A chunk of a .glb file. */
function chunk(type: string, content: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(content.length, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
}

function glb(document: object, binary: Uint8Array): Buffer {
  const json = JSON.stringify(document);
  const padded = text.encode(json.padEnd(Math.ceil(json.length / 4) * 4));
  const chunks = Buffer.concat([chunk('JSON', padded), chunk('BIN\0', binary)]);
  const head = Buffer.alloc(12);
  head.write('glTF', 0, 'latin1');
  head.writeUInt32LE(2, 4);
  head.writeUInt32LE(12 + chunks.length, 8);
  return Buffer.concat([head, chunks]);
}

describe('a glTF file', () => {
  it('has its buffers in other files, in itself, or in the rest of a .glb file', async () => {
    const external = { asset, buffers: [{ uri: 'the%20bytes.bin', byteLength: 3 }] };
    const inline = { asset, buffers: [{ uri: 'data:;base64,AQID', byteLength: 3 }] };
    const read = readerOf({
      'f/a.gltf': JSON.stringify(external),
      'f/the bytes.bin': Uint8Array.from([1, 2, 3]),
      'f/b.gltf': JSON.stringify(inline),
      'f/c.glb': glb({ asset, buffers: [{ byteLength: 3 }] }, Uint8Array.from([1, 2, 3, 0])),
    });
    for (const path of ['f/a.gltf', 'f/b.gltf', 'f/c.glb']) {
      const { buffers } = await readGltf(path, read);
      expect([...buffers[0]!.subarray(0, 3)], path).toEqual([1, 2, 3]);
    }
  });

  it.each([
    ['no JSON', '{', 'its description is no JSON'],
    ['of version 1', JSON.stringify({ asset: { version: '1.0' } }), 'asset.version'],
    [
      'compressed',
      JSON.stringify({ asset, extensionsRequired: ['KHR_draco_mesh_compression'] }),
      'it needs the extension KHR_draco_mesh_compression',
    ],
    [
      'short of bytes',
      JSON.stringify({ asset, buffers: [{ uri: 'data:;base64,AQID', byteLength: 4 }] }),
      'buffer 0 has 3 of its 4 bytes',
    ],
  ])('that is %s is refused', async (_, content, problem) => {
    await expect(readGltf('a.gltf', readerOf({ 'a.gltf': content }))).rejects.toThrow(
      expect.objectContaining({
        code: 'BODY_FILE_INVALID',
        message: expect.stringContaining(problem),
      }),
    );
  });

  it('must begin as .glb files do, and be whole', async () => {
    const whole = glb({ asset }, new Uint8Array(8));
    const read = readerOf({ 'a.glb': whole.subarray(0, -4), 'b.glb': 'something else' });
    await expect(readGltf('a.glb', read)).rejects.toThrow('it is cut off');
    await expect(readGltf('b.glb', read)).rejects.toThrow('does not begin as a .glb file');
  });
});
