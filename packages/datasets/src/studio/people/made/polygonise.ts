import { settle } from './settle.js';
import { throughLenses, type Lens } from './lens.js';
import type { Vector } from '../vector.js';

/** The surface of a solid on the side x ≥ 0; vertices of its rim lie on x = 0 exactly. */
export interface HalfMesh {
  /** Metres, [vertices, 3]. */
  readonly positions: Float64Array;
  /** Counter-clockwise seen from outside, [triangles, 3]. */
  readonly indices: Uint32Array;
}

export interface Grid {
  /** The edge of a cell, in metres where nothing is magnified. */
  readonly cell: number;
  /** Corners of a box around the solid's half, in the magnified space; low x is not read: the box begins at x = 0. */
  readonly low: Vector;
  readonly high: Vector;
  readonly lenses: readonly Lens[];
}

/** The corners of a grid: the first layer lies half a cell beyond x = 0, so that a layer of cells straddles it. */
interface Samples {
  readonly sizes: readonly [number, number, number];
  readonly values: Float32Array;
}

/** Roughly the distance to a solid's surface, metres, negative inside; the same for x and −x. */
export type Distance = (x: number, y: number, z: number) => number;

/** Cuts a solid's surface into triangles: naive surface nets (Gibson, 1998), then moved onto the surface. */
export function polygonise(distanceTo: Distance, grid: Grid): HalfMesh {
  const samples = sampled(distanceTo, grid);
  closeDiagonals(samples);
  const { positions, cellVertices } = verticesOf(samples, grid);
  const quads = quadsOf(samples, cellVertices);
  settle(distanceTo, positions, quads);
  return { positions, indices: trianglesOf(positions, quads) };
}

function sampled(distanceTo: Distance, { cell, low, high, lenses }: Grid): Samples {
  const sizes = [
    Math.ceil(high[0] / cell) + 2,
    Math.ceil((high[1] - low[1]) / cell) + 1,
    Math.ceil((high[2] - low[2]) / cell) + 1,
  ] as const;
  const values = new Float32Array(sizes[0] * sizes[1] * sizes[2]);
  const point = new Float64Array(3);
  let index = 0;
  for (let z = 0; z < sizes[2]; z += 1) {
    for (let y = 0; y < sizes[1]; y += 1) {
      for (let x = 0; x < sizes[0]; x += 1) {
        point[0] = (x - 0.5) * cell;
        point[1] = low[1] + y * cell;
        point[2] = low[2] + z * cell;
        throughLenses(lenses, point);
        values[index++] = distanceTo(point[0], point[1], point[2]);
      }
    }
  }
  return { sizes, values };
}

/**
 * Where only two diagonally opposite corners of a cell's face are inside, the surface would touch itself along an edge:
 * the other two are taken in as well.
 */
function closeDiagonals(samples: Samples): void {
  const { sizes, values } = samples;
  for (let changed = true; changed;) {
    changed = false;
    for (let axis = 0; axis < 3; axis += 1) changed = closeFaces(samples, axis) || changed;
    // The first layer is the mirror image of the second.
    for (let at = 0; at < values.length; at += sizes[0]) values[at] = values[at + 1];
  }
}

/** The same for the faces that are upright on an axis: whether any was closed. */
function closeFaces({ sizes, values }: Samples, axis: number): boolean {
  const strides = [1, sizes[0], sizes[0] * sizes[1]];
  const [a, b] = [(axis + 1) % 3, (axis + 2) % 3];
  const at = [0, 0, 0];
  let isClosed = false;
  for (at[axis] = 0; at[axis] < sizes[axis]; at[axis] += 1) {
    for (at[b] = 0; at[b] + 1 < sizes[b]; at[b] += 1) {
      for (at[a] = 0; at[a] + 1 < sizes[a]; at[a] += 1) {
        const corner = at[0] + at[1] * strides[1] + at[2] * strides[2];
        const beside = corner + strides[a];
        const above = corner + strides[b];
        const opposite = beside + strides[b];
        const isIn = values[corner] < 0;
        if (values[opposite] < 0 !== isIn || values[beside] < 0 === isIn) continue;
        if (values[above] < 0 === isIn) continue;
        for (const one of isIn ? [beside, above] : [corner, opposite]) values[one] = -1e-4;
        isClosed = true;
      }
    }
  }
  return isClosed;
}

/** One vertex in each cell that the surface passes: the mean of where it crosses the cell's edges. */
function verticesOf(
  { sizes, values }: Samples,
  { cell, low, lenses }: Grid,
): { positions: Float64Array; cellVertices: Int32Array } {
  const strides = [1, sizes[0], sizes[0] * sizes[1]];
  const cellVertices = new Int32Array(values.length).fill(-1);
  const positions: number[] = [];
  const point = new Float64Array(3);
  for (let z = 0; z + 1 < sizes[2]; z += 1) {
    for (let y = 0; y + 1 < sizes[1]; y += 1) {
      for (let x = 0; x + 1 < sizes[0]; x += 1) {
        const corner = x + y * strides[1] + z * strides[2];
        if (!meanCrossing(values, corner, strides, point)) continue;
        point[0] = x === 0 ? 0 : (x - 0.5 + point[0]) * cell;
        point[1] = low[1] + (y + point[1]) * cell;
        point[2] = low[2] + (z + point[2]) * cell;
        throughLenses(lenses, point);
        cellVertices[corner] = positions.length / 3;
        positions.push(x === 0 ? 0 : point[0], point[1], point[2]);
      }
    }
  }
  return { positions: Float64Array.from(positions), cellVertices };
}

function meanCrossing(
  values: Float32Array,
  corner: number,
  strides: readonly number[],
  mean: Float64Array,
): boolean {
  mean.fill(0);
  let crossings = 0;
  for (let edge = 0; edge < 12; edge += 1) {
    const axis = edge >> 2;
    const a = (axis + 1) % 3;
    const b = (axis + 2) % 3;
    const da = edge & 1;
    const db = (edge >> 1) & 1;
    const from = corner + da * strides[a] + db * strides[b];
    const start = values[from];
    const end = values[from + strides[axis]];
    if (start < 0 === end < 0) continue;
    mean[axis] += start / (start - end);
    mean[a] += da;
    mean[b] += db;
    crossings += 1;
  }
  for (let axis = 0; axis < 3 && crossings > 0; axis += 1) mean[axis] /= crossings;
  return crossings > 0;
}

/** A quad around each edge of the grid that the surface crosses. */
function quadsOf({ sizes, values }: Samples, cellVertices: Int32Array): number[] {
  const strides = [1, sizes[0], sizes[0] * sizes[1]];
  const quads: number[] = [];
  for (let z = 0; z < sizes[2]; z += 1) {
    for (let y = 0; y < sizes[1]; y += 1) {
      for (let x = 1; x < sizes[0]; x += 1) {
        const at = [x, y, z];
        const corner = x + y * strides[1] + z * strides[2];
        for (let axis = 0; axis < 3; axis += 1) {
          const a = (axis + 1) % 3;
          const b = (axis + 2) % 3;
          if (at[axis] + 1 >= sizes[axis] || at[a] === 0 || at[b] === 0) continue;
          const leaves = values[corner] < 0;
          if (leaves === values[corner + strides[axis]] < 0) continue;
          const ring = [
            cellVertices[corner - strides[a] - strides[b]],
            cellVertices[corner - strides[b]],
            cellVertices[corner],
            cellVertices[corner - strides[a]],
          ];
          quads.push(...(leaves ? ring : ring.reverse()));
        }
      }
    }
  }
  return quads;
}

/** Splits each quad along its shorter diagonal. */
function trianglesOf(positions: Float64Array, quads: readonly number[]): Uint32Array {
  const indices = new Uint32Array((quads.length / 4) * 6);
  for (let q = 0, i = 0; q < quads.length; q += 4, i += 6) {
    const [a, b, c, d] = [quads[q], quads[q + 1], quads[q + 2], quads[q + 3]];
    const isFirstShorter = squared(positions, a, c) <= squared(positions, b, d);
    indices.set(isFirstShorter ? [a, b, c, a, c, d] : [a, b, d, b, c, d], i);
  }
  return indices;
}

function squared(positions: Float64Array, a: number, b: number): number {
  const dx = positions[a * 3] - positions[b * 3];
  const dy = positions[a * 3 + 1] - positions[b * 3 + 1];
  const dz = positions[a * 3 + 2] - positions[b * 3 + 2];
  return dx * dx + dy * dy + dz * dz;
}
