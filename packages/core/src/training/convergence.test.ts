import { expect, test } from 'vitest';
import { notValidated, withValidation, type Convergence } from './convergence.js';

/** Where validations lead, one after the other; a gain is at least a tenth. */
const after = (...losses: number[]): Convergence =>
  losses.reduce((before, loss) => withValidation(before, loss, 0.1), notValidated);

test('The first validation is a gain.', () => {
  expect(after(5)).toEqual({ best: 5, sinceBest: 0 });
});

test('A loss that is less by the least gain or not so much is no gain; one that is less by more is.', () => {
  expect(after(10, 9.5)).toEqual({ best: 10, sinceBest: 1 });
  expect(after(10, 9)).toEqual({ best: 10, sinceBest: 1 });
  expect(after(10, 8.9)).toEqual({ best: 8.9, sinceBest: 0 });
});

test('Small gains add up: they are measured from the best, not from the validation before.', () => {
  expect(after(10, 9.5, 9.1, 8.8)).toEqual({ best: 8.8, sinceBest: 0 });
});

test('Validations without a gain are counted until there is one.', () => {
  expect(after(10, 11, 10, 12)).toEqual({ best: 10, sinceBest: 3 });
  expect(after(10, 11, 10, 12, 1)).toEqual({ best: 1, sinceBest: 0 });
});
