import { expect, test } from 'vitest';
import { moveAverage } from './moving-average.js';

const values = (...data: number[]) =>
  new Map([['w', { shape: [data.length], data: Float32Array.from(data) }]]);

/** The average after steps from 0 on towards weights that stay as they are. */
function averageAfter(steps: number, start: number, weight: number, decay: number): number {
  const average = values(start);
  for (let step = 0; step < steps; step++) moveAverage(average, values(weight), decay, step);
  return average.get('w')!.data[0];
}

test('What is left of the start falls geometrically in the long run.', () => {
  // (1 + step) / (10 + step) reaches 0.1 at step 0 already, so that the decay is the same throughout.
  expect(averageAfter(6, 1, 0, 0.1)).toBeCloseTo(0.1 ** 6, 12);
  expect(averageAfter(6, 7, 3, 0.1)).toBeCloseTo(3 + 4 * 0.1 ** 6, 6);
});

test('At first it follows faster: what is left after n steps is n! 9! / (n + 9)!.', () => {
  // 1/10 · 2/11 · 3/12 · 4/13 = 24 / 17160
  expect(averageAfter(4, 1, 0, 0.998)).toBeCloseTo(24 / 17160, 9);
  expect(averageAfter(4, 5, 4, 0.998)).toBeCloseTo(4 + 24 / 17160, 6);
});

test('From where the decay is less than that, it counts.', () => {
  // (1 + step) / (10 + step) is 0.25 at step 2: 1/10 · 2/11, then 1/4 a step.
  expect(averageAfter(5, 1, 0, 0.25)).toBeCloseTo((2 / 110) * 0.25 ** 3, 9);
});

test('It is moved in place; the weights, and what is equal to them already, stay the same.', () => {
  const [average, weights] = [values(0.1, 2), values(0.1, 4)];
  moveAverage(average, weights, 0.998, 3);
  expect(average.get('w')!.data[0]).toBe(Math.fround(0.1));
  expect(average.get('w')!.data[1]).toBeCloseTo(4 - (2 * 4) / 13, 6);
  expect(weights).toEqual(values(0.1, 4));
});
