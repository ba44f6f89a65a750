import { RandomNumbers } from '@drapeflow/core';
import { describe, expect, test } from 'vitest';
import { drift } from './drift.js';
import { noiseFields } from './noise-field.js';

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

describe('Numbers that wander', () => {
  const count = 20_000;
  const values = drift(4, count, 0.8, new RandomNumbers(1));
  const at = (time: number) => [...values.subarray(time * count, (time + 1) * count)];

  test.each([0, 1, 2, 3])('have mean 0 and deviation 1 at time %i.', (time) => {
    expect(mean(at(time))).toBeCloseTo(0, 1);
    expect(mean(at(time).map((v) => v * v))).toBeCloseTo(1, 1);
  });

  test.each([1, 2, 3])('are correlated by 0.8 to the power of %i after as many times.', (times) => {
    const later = at(times);
    expect(mean(at(0).map((v, i) => v * later[i]!))).toBeCloseTo(0.8 ** times, 1);
  });

  test('do not change where they persist, and are new each time where they do not.', () => {
    const constant = drift(3, 5, 1, new RandomNumbers(2));
    expect(constant.slice(10)).toEqual(constant.slice(0, 5));
    const fresh = drift(2, count, 0, new RandomNumbers(2));
    const product = mean([...fresh.subarray(0, count)].map((v, i) => v * fresh[count + i]!));
    expect(product).toBeCloseTo(0, 1);
  });
});

describe('A random plane', () => {
  const [field] = noiseFields({ width: 80, height: 40 }, 8, 1, 0, new RandomNumbers(3));
  const [cells] = [drift(1, 50, 0, new RandomNumbers(3))];

  test('is linear between the centres of its cells.', () => {
    // The centre of cell (c, r) lies at (8 c + 4, 8 r + 4), between pixels 8 c + 3 and 8 c + 4.
    for (let c = 0; c < 9; c++) {
      for (let step = 0; step < 8; step++) {
        const share = (step + 0.5) / 8;
        const top = cells[c]! * (1 - share) + cells[c + 1]! * share;
        const bottom = cells[10 + c]! * (1 - share) + cells[11 + c]! * share;
        const x = 8 * c + 4 + step;
        expect(field![4 * 80 + x]).toBeCloseTo(top + (bottom - top) / 16, 5);
      }
    }
  });
});
