import { expect } from 'vitest';

/**
 * Expects numbers to be those that are known: each within `relative` of the largest known one.
 * Deviations of single elements mean nothing where sums of large numbers cancel.
 */
export function expectClose(
  found: ArrayLike<number>,
  known: ArrayLike<number>,
  relative: number,
  what: string,
): void {
  expect(found.length, `${what}: number of elements`).toBe(known.length);
  let largest = 1e-3;
  for (let i = 0; i < known.length; i++) largest = Math.max(largest, Math.abs(known[i]));
  let worst = 0;
  for (let i = 0; i < known.length; i++) {
    const off = Math.abs(found[i] - known[i]);
    worst = Number.isNaN(off) ? Infinity : Math.max(worst, off);
  }
  expect(worst / largest, `${what}: largest deviation`).toBeLessThanOrEqual(relative);
}
