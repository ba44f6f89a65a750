import { resizePlane, type RandomNumbers, type Size } from '@drapeflow/core';
import { drift } from './drift.js';

/**
 * Random planes, one for each time, smooth over `cell` pixels, and wandering as `drift` does: normally distributed at
 * the cells' centres, with deviation 1, and linear between them.
 */
export function noiseFields(
  { width, height }: Size,
  cell: number,
  times: number,
  persistence: number,
  random: RandomNumbers,
): Float32Array[] {
  const columns = Math.max(2, Math.ceil(width / cell));
  const rows = Math.max(2, Math.ceil(height / cell));
  const cells = columns * rows;
  const values = drift(times, cells, persistence, random);
  return Array.from({ length: times }, (_, time) =>
    resizePlane(values.subarray(time * cells, (time + 1) * cells), columns, rows, width, height),
  );
}
