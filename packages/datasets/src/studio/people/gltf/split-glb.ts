import { invalidBody } from './invalid-body.js';

const magic = 0x46546c67;
const headerBytes = 12;
const jsonChunk = 0x4e4f534a;
const binaryChunk = 0x004e4942;

/** The description and the bytes in a .glb file (glTF 2.0, "GLB File Format Specification"). */
export function splitGlb(
  path: string,
  bytes: Uint8Array,
): { readonly json: Uint8Array; readonly binary: Uint8Array | undefined } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headerBytes || view.getUint32(0, true) !== magic) {
    throw invalidBody(path, 'it does not begin as a .glb file does');
  }
  const chunks = new Map<number, Uint8Array>();
  for (let at = headerBytes; at + 8 <= bytes.length;) {
    const length = view.getUint32(at, true);
    if (at + 8 + length > bytes.length) throw invalidBody(path, 'it is cut off');
    chunks.set(view.getUint32(at + 4, true), bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  const json = chunks.get(jsonChunk);
  if (!json) throw invalidBody(path, 'it has no description');
  return { json, binary: chunks.get(binaryChunk) };
}
