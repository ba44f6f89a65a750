import { expect, it } from 'vitest';
import { decodeWeights } from './decode-weights.js';

it('reads weights of several types that follow each other without alignment', () => {
  const content = Buffer.concat([
    new Uint8Array([0, 100, 255]),
    new Uint8Array(Float32Array.of(1.5, -2).buffer),
    new Uint8Array(Int32Array.of(-7).buffer),
    new Uint8Array(Uint16Array.of(0x3c00, 0xc000).buffer),
    new Uint8Array(Uint16Array.of(0, 10000).buffer),
  ]);
  const weights = decodeWeights(
    [
      {
        name: 'bytes',
        shape: [3],
        dtype: 'float32',
        quantization: { dtype: 'uint8', scale: 0.5, min: -10 },
      },
      { name: 'plain', shape: [1, 2], dtype: 'float32' },
      { name: 'integer', shape: [], dtype: 'int32' },
      { name: 'halves', shape: [2], dtype: 'float32', quantization: { dtype: 'float16' } },
      {
        name: 'shorts',
        shape: [2],
        dtype: 'int32',
        quantization: { dtype: 'uint16', scale: 0.0003, min: 1 },
      },
    ],
    content,
  );
  expect([...weights]).toEqual([
    ['bytes', { type: 'float32', shape: [3], data: Float32Array.of(-10, 40, 117.5) }],
    ['plain', { type: 'float32', shape: [1, 2], data: Float32Array.of(1.5, -2) }],
    ['integer', { type: 'int32', shape: [], data: Int32Array.of(-7) }],
    ['halves', { type: 'float32', shape: [2], data: Float32Array.of(1, -2) }],
    ['shorts', { type: 'int32', shape: [2], data: Int32Array.of(1, 4) }],
  ]);
});

it('refuses weights whose files are too short, too long, or of an unknown type', () => {
  const entry = { name: 'w', shape: [2], dtype: 'float32' };
  expect(() => decodeWeights([entry], new Uint8Array(7))).toThrow();
  expect(() => decodeWeights([entry], new Uint8Array(4))).toThrow(/need 8 bytes/);
  expect(() => decodeWeights([entry], new Uint8Array(9))).toThrow(/need 8 bytes/);
  expect(() => decodeWeights([{ ...entry, dtype: 'string' }], new Uint8Array(8))).toThrow(
    /type string/,
  );
});
