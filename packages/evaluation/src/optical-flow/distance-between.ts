import type { OpticalFlow } from './optical-flow.js';

/** The mean distance between the vectors of two flows of one size, in pixels. */
export function distanceBetween(first: OpticalFlow, second: OpticalFlow): number {
  let sum = 0;
  for (let at = 0; at < first.data.length; at += 2) {
    const right = first.data[at] - second.data[at];
    const down = first.data[at + 1] - second.data[at + 1];
    sum += Math.sqrt(right * right + down * down);
  }
  return (2 * sum) / first.data.length;
}
