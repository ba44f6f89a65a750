import type { RandomNumbers } from '@drapeflow/core';

/** A value of about −1…1 at each point of a plane, alike nearby. */
export type Grain = (x: number, y: number) => number;

const side = 64;

/**
 * Random values on a grid, blended smoothly between its points, summed over grids each twice as fine and half as strong
 * (value noise). It repeats after 64 units.
 */
export function createGrain(random: RandomNumbers, octaves: number): Grain {
  const values = Float32Array.from({ length: side * side }, () => 2 * random.uniform() - 1);
  const total = 2 - 2 ** (1 - octaves);
  return (x, y) => {
    let sum = 0;
    for (let octave = 0, scale = 1; octave < octaves; octave++, scale *= 2) {
      // Shifted, so that the grids' points do not fall together.
      sum += readGrid(values, x * scale + 17.3 * octave, y * scale + 5.7 * octave) / scale;
    }
    return sum / total;
  };
}

function readGrid(values: Float32Array, x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const fx = smooth(x - column);
  const fy = smooth(y - row);
  const left = wrapped(column);
  const right = wrapped(column + 1);
  const top = wrapped(row) * side;
  const bottom = wrapped(row + 1) * side;
  const above = values[top + left] * (1 - fx) + values[top + right] * fx;
  const under = values[bottom + left] * (1 - fx) + values[bottom + right] * fx;
  return above * (1 - fy) + under * fy;
}

function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}

function wrapped(index: number): number {
  return index & (side - 1);
}
