import { DrapeflowError, type Tensor } from '@drapeflow/core';
import type { Metadata, RawTensor } from './session-messages.js';

/** Types of outputs that fit into 32-bit integers or, for int64, nearly always do. */
const integerTypes = new Set(['int64', 'uint8', 'bool']);

/**
 * Checks that every output of a model can be read.
 * @throws DrapeflowError MODEL_OUTPUT_TYPE
 */
export function checkOutputs(model: string, outputs: Metadata): void {
  for (const output of outputs) {
    const type = output.isTensor ? output.type : 'no tensor';
    if (type !== 'float32' && type !== 'int32' && !integerTypes.has(type)) {
      throw new DrapeflowError('MODEL_OUTPUT_TYPE', { model, output: output.name, type });
    }
  }
}

/**
 * An output as contracts have it: int64, uint8 and bool as int32.
 * @throws DrapeflowError MODEL_RUN_FAILED where an int64 does not fit
 */
export function readResult(model: string, name: string, { shape, data }: RawTensor): Tensor {
  if (data instanceof Float32Array) return { type: 'float32', shape, data };
  if (data instanceof Int32Array) return { type: 'int32', shape, data };
  const integers = Int32Array.from(data, Number);
  if (data instanceof BigInt64Array) {
    const at = data.findIndex((value, index) => value !== BigInt(integers[index]!));
    if (at !== -1) {
      const problem = `its output '${name}' is ${data[at]} at ${at}, too large for int32`;
      throw new DrapeflowError('MODEL_RUN_FAILED', { model, problem });
    }
  }
  return { type: 'int32', shape, data: integers };
}
