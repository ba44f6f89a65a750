import type { Distance } from './polygonise.js';

const rounds = 4;

/** Evens the vertices out and moves them onto the surface, in turns. */
export function settle(
  distanceTo: Distance,
  positions: Float64Array,
  quads: readonly number[],
): void {
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0) evenOut(positions, quads);
    for (let v = 0; v < positions.length; v += 3) moveOnto(distanceTo, positions, v);
  }
}

/** Moves each vertex half way to the mean of its neighbours; the other side is the mirror image. */
function evenOut(positions: Float64Array, quads: readonly number[]): void {
  const sums = new Float64Array(positions.length);
  const counts = new Uint16Array(positions.length / 3);
  for (let q = 0; q < quads.length; q += 4) {
    for (let k = 0; k < 4; k += 1) {
      const a = quads[q + k];
      const b = quads[q + ((k + 1) % 4)];
      for (let axis = 0; axis < 3; axis += 1) {
        sums[a * 3 + axis] += positions[b * 3 + axis];
        sums[b * 3 + axis] += positions[a * 3 + axis];
      }
      counts[a] += 1;
      counts[b] += 1;
    }
  }
  for (let v = 0; v < counts.length; v += 1) {
    const isInMiddle = positions[v * 3] === 0;
    for (let axis = isInMiddle ? 1 : 0; axis < 3; axis += 1) {
      const i = v * 3 + axis;
      positions[i] = 0.5 * (positions[i] + sums[i] / counts[v]);
    }
  }
}

const step = 5e-4;

/** One step of Newton's method towards the surface, along the gradient. */
export function moveOnto(distanceTo: Distance, positions: Float64Array, v: number): void {
  const x = positions[v];
  const y = positions[v + 1];
  const z = positions[v + 2];
  const here = distanceTo(x, y, z);
  const gx = x === 0 ? 0 : (distanceTo(x + step, y, z) - here) / step;
  const gy = (distanceTo(x, y + step, z) - here) / step;
  const gz = (distanceTo(x, y, z + step) - here) / step;
  const square = Math.max(0.25, gx * gx + gy * gy + gz * gz);
  const move = Math.max(-0.02, Math.min(0.02, here)) / square;
  if (x !== 0) positions[v] = Math.max(1e-4, x - move * gx);
  positions[v + 1] = y - move * gy;
  positions[v + 2] = z - move * gz;
}
