import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readSafetensors, writeSafetensors } from './safetensors.js';
import type { WeightTensor } from './weights.js';

const weights = new Map<string, WeightTensor>([
  ['encoder.filter', { shape: [2, 3], data: Float32Array.of(1, -2, 0.5, 3e-5, 7, 8) }],
  ['bias', { shape: [1], data: Float32Array.of(-0.25) }],
]);
const bytes = writeSafetensors(weights, { preset: 'tiny' });

test('Weights that are written and read are the same weights.', () => {
  const read = readSafetensors(bytes, 'a file');
  expect(read).toEqual({ weights, metadata: { preset: 'tiny' } });
});

test('A file made by the safetensors package is read.', async () => {
  const file = new URL('known-answers/known.safetensors', import.meta.url);
  const { weights, metadata } = readSafetensors(await readFile(file), 'known.safetensors');
  expect(metadata).toEqual({ made: 'by safetensors' });
  expect(weights.get('b')).toEqual({ shape: [3], data: Float32Array.of(1.5, -2, 1e-3) });
  expect(weights.get('a')).toEqual({ shape: [2, 2], data: Float32Array.of(0, 1, 2, 3) });
});

/** A file with a header of one's own and some bytes of data. */
function file(header: unknown, dataBytes: number): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const made = new Uint8Array(8 + json.length + dataBytes);
  new DataView(made.buffer).setBigUint64(0, BigInt(json.length), true);
  made.set(json, 8);
  return made;
}
const tensor = (changes: object) => ({
  a: { dtype: 'F32', shape: [2], data_offsets: [0, 8], ...changes },
});
const tooLong = bytes.slice();
new DataView(tooLong.buffer).setBigUint64(0, 2n ** 60n, true);

test.each([
  ['nothing in it', new Uint8Array(3), /3 bytes, too few/],
  ['a header longer than itself', tooLong, /claims 1152921504606846976 bytes/],
  ['a header that is no JSON', file('', 0).fill(7, 8), /no JSON/],
  ['a list for a header', file([], 0).fill(0x5b, 8, 9), /does not describe tensors/],
  ['its end cut off', bytes.subarray(0, bytes.length - 1), /ends at byte 28, but only 27/],
  ['bytes too many', new Uint8Array([...bytes, 0]), /1 bytes at its end/],
  ['another type', file(tensor({ dtype: 'F16' }), 8), /F16/],
  ['a shape that its bytes do not make', file(tensor({ shape: [3] }), 8), /8 bytes, which do not/],
  ['a shape beyond all memory', file(tensor({ shape: [2 ** 40, 2 ** 12] }), 8), /8 bytes/],
  ['a hole in it', file(tensor({ data_offsets: [4, 12] }), 12), /begins at byte 4/],
  ['offsets the wrong way round', file(tensor({ data_offsets: [8, 0] }), 8), /begins at byte 8/],
  ['a negative size', file(tensor({ shape: [-2] }), 8), /does not describe/],
])('A file with %s is refused.', (_what, damaged, message) => {
  expect(() => readSafetensors(damaged, 'net.safetensors')).toThrow(message);
  expect(() => readSafetensors(damaged, 'net.safetensors')).toThrow(/net\.safetensors/);
});
