import { describe, expect, it } from 'vitest';
import type { TensorSpec } from '../contracts/tensor.js';
import { checkInputs } from './check-inputs.js';

const picture: TensorSpec = { type: 'float32', shape: [1, 3, 256, 192] };

describe('checkInputs', () => {
  it('takes any size where the model leaves it open, and any shape where it names none', () => {
    const open = { name: 'picture', type: 'float32', shape: ['N', 3, '?', '?'] };
    expect(() => checkInputs('m', { picture }, [open])).not.toThrow();
    expect(() => checkInputs('m', { picture }, [{ ...open, shape: undefined }])).not.toThrow();
  });

  it('names all differences', () => {
    const declared = [
      { name: 'picture', type: 'float32', shape: ['N', 1, '?', '?'] },
      { name: 'state', type: 'float16', shape: undefined },
    ];
    expect(() => checkInputs('m', { picture, more: picture }, declared)).toThrow(
      expect.objectContaining({
        code: 'MODEL_INPUT_MISMATCH',
        details: {
          model: 'm',
          problem:
            "it has no input 'more', its inputs are picture, state; " +
            "its input 'picture' is float32 [N, 1, ?, ?], not float32 [1, 3, 256, 192]; " +
            "it also needs the input 'state' (float16 [any shape])",
        },
      }),
    );
  });
});
