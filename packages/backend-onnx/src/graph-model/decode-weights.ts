import type { Tensor } from '@drapeflow/core';
import type { WeightEntry } from './graph-model-file.js';
import { decodeHalfPrecision } from './half-precision.js';

type Stored = Float32Array | Int32Array | Uint16Array | Uint8Array;

const arrayTypes = {
  float32: Float32Array,
  int32: Int32Array,
  float16: Uint16Array,
  uint16: Uint16Array,
  uint8: Uint8Array,
};

/**
 * The tensors of one group of a weight manifest.
 * @param content the group's files, one after the other
 * @throws Error where the entries and the content do not fit together, or a type cannot be read
 */
export function decodeWeights(
  entries: readonly WeightEntry[],
  content: Uint8Array,
): Map<string, Tensor> {
  let offset = 0;
  const weights = new Map(
    entries.map((entry) => {
      const elements = entry.shape.reduce((product, size) => product * size, 1);
      const storedType = arrayTypes[(entry.quantization?.dtype ?? entry.dtype) as 'float32'];
      if (!storedType || (entry.dtype !== 'float32' && entry.dtype !== 'int32')) {
        const stored = entry.quantization ? ` stored as ${entry.quantization.dtype}` : '';
        throw new Error(`weight '${entry.name}' has the type ${entry.dtype}${stored}`);
      }
      const end = offset + elements * storedType.BYTES_PER_ELEMENT;
      // A copy, since the content need not begin at a multiple of the element's size.
      const stored = new storedType(new Uint8Array(content.subarray(offset, end)).buffer);
      offset = end;
      return [entry.name, tensorOf(entry, stored)] as const;
    }),
  );
  if (offset !== content.length) {
    throw new Error(`the weights need ${offset} bytes, their files have ${content.length}`);
  }
  return weights;
}

function tensorOf({ shape, dtype, quantization }: WeightEntry, stored: Stored): Tensor {
  const values = quantization ? dequantize(quantization, stored) : stored;
  return dtype === 'int32'
    ? { type: 'int32', shape, data: Int32Array.from(values, Math.round) }
    : { type: 'float32', shape, data: new Float32Array(values) };
}

function dequantize(
  { dtype, scale = 1, min = 0 }: NonNullable<WeightEntry['quantization']>,
  stored: Stored,
): Float32Array | Float64Array {
  return dtype === 'float16'
    ? decodeHalfPrecision(stored as Uint16Array)
    : Float64Array.from(stored, (value) => value * scale + min);
}
