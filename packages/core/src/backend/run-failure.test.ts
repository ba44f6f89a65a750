import { expect, test } from 'vitest';
import { DrapeflowError } from '../errors/drapeflow-error.js';
import { runFailure } from './run-failure.js';

test.each([
  'BFCArena::AllocateRawInternal Failed to allocate memory for requested buffer of size 4398046511104',
  'std::bad_alloc',
  'CUDA failure 2: out of memory ; GPU=0',
  'CUBLAS failure 3: CUBLAS_STATUS_ALLOC_FAILED',
  'WebGPU device error(3): Allocation size too large',
  'Buffer size (4398046511104) exceeds the max buffer size limit (1073741824).',
  'OOM when allocating tensor with shape[1,1048576,1048576,1] and type float',
  'Array buffer allocation failed',
  'Invalid typed array length: 1099511627776',
])('A lack of memory is told from other faults: %s.', (problem) => {
  expect(runFailure('m', new Error(problem))).toMatchObject({
    code: 'OUT_OF_MEMORY',
    details: { model: 'm', problem },
  });
});

test.each(['Input channels 3 is not equal to 4', 'the room is full of zoom'])(
  'Other faults are no lack of memory: %s.',
  (problem) => {
    expect(runFailure('m', problem).code).toBe('MODEL_RUN_FAILED');
  },
);

test('An error of our own stays as it is.', () => {
  const error = new DrapeflowError('MODEL_DISPOSED', { model: 'm' });
  expect(runFailure('m', error)).toBe(error);
});
