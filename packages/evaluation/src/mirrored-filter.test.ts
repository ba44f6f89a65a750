import { describe, expect, it } from 'vitest';
import { gaussianKernel, mirroredFilter } from './mirrored-filter.js';

describe('mirroredFilter', () => {
  const kernel = Float64Array.of(1, 10, 100, 10, 1);
  const filtered = (row: number[], edgeTwice: boolean) =>
    [...mirroredFilter(Float64Array.from(row), row.length, 1, kernel, edgeTwice)].map((value) =>
      // Along the other axis one pixel is seen 122 times.
      Math.round(value / 122),
    );

  it('sees the edge pixel twice: b a | a b c | c b', () => {
    expect(filtered([1, 2, 3], true)).toEqual([
      2 + 10 + 100 + 20 + 3,
      1 + 10 + 200 + 30 + 3,
      1 + 20 + 300 + 30 + 2,
    ]);
  });

  it('sees the edge pixel once: c b | a b c | b a', () => {
    expect(filtered([1, 2, 3], false)).toEqual([
      3 + 20 + 100 + 20 + 3,
      2 + 10 + 200 + 30 + 2,
      1 + 20 + 300 + 20 + 1,
    ]);
  });

  it('filters columns as it filters rows', () => {
    const values = Float64Array.of(3, 1, 4, 1, 5, 9);
    const lying = mirroredFilter(values, 6, 1, kernel, true);
    expect(mirroredFilter(values, 1, 6, kernel, true)).toEqual(lying);
  });

  it('has Gaussians that sum to 1 and fall by e^(−1/2) at one deviation', () => {
    const gaussian = gaussianKernel(11, 2);
    expect(gaussian.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    expect(gaussian[7] / gaussian[5]).toBeCloseTo(Math.exp(-0.5), 12);
    expect([...gaussian]).toEqual([...gaussian].reverse());
  });
});
