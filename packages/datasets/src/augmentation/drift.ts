import type { RandomNumbers } from '@drapeflow/core';

/**
 * Numbers that wander, as what is estimated from similar pictures does: at every time normally distributed with mean 0
 * and deviation 1, and correlated by `persistence` from one time to the next (an autoregressive process of order one).
 * @param persistence 0 (each time anew) … 1 (always the same)
 * @returns [time · count + number]
 */
export function drift(
  times: number,
  count: number,
  persistence: number,
  random: RandomNumbers,
): Float32Array {
  const values = new Float32Array(times * count);
  const fresh = Math.sqrt(1 - persistence * persistence);
  for (let i = 0; i < values.length; i++) {
    const normal = random.normal();
    values[i] = i < count ? normal : persistence * values[i - count]! + fresh * normal;
  }
  return values;
}
