import { expect, test } from 'vitest';
import { stackInputs } from './stack-inputs.js';

const sequence = (first: number) => ({
  image: {
    type: 'float32',
    shape: [1, 2, 2],
    data: Float32Array.of(first, first + 1, first + 2, first + 3),
  } as const,
  number: { type: 'float32', shape: [1], data: Float32Array.of(-first) } as const,
});

test('Inputs are joined along the first axis, in their order.', () => {
  const { image, number } = stackInputs([sequence(10), sequence(20), sequence(30)]);
  expect(image.shape).toEqual([3, 2, 2]);
  expect([...image.data]).toEqual([10, 11, 12, 13, 20, 21, 22, 23, 30, 31, 32, 33]);
  expect(number).toEqual({ type: 'float32', shape: [3], data: Float32Array.of(-10, -20, -30) });
});

test('Inputs that are batches themselves make a larger one.', () => {
  const pair = stackInputs([sequence(1), sequence(5)]);
  const { number } = stackInputs([pair, pair]);
  expect(number.shape).toEqual([4]);
  expect([...number.data]).toEqual([-1, -5, -1, -5]);
});

test('One alone stays as it is.', () => {
  expect(stackInputs([sequence(7)])).toEqual(sequence(7));
});
