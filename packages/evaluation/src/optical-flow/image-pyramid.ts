import { resizePlane } from '@drapeflow/core';
import { gaussianKernel, mirroredFilter } from '../mirrored-filter.js';

/** Levels above the full size; the smallest side of a level is at least `leastSide`. */
const mostLevels = 3;
const leastSide = 32;

/** One value a pixel, at one of the sizes of a pyramid. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** A grey picture at its full size, half of it, a quarter …, each smoothed from the full one as OpenCV does. */
export function imagePyramid(grey: Float64Array, width: number, height: number): Plane[] {
  return Array.from({ length: 1 + levelsAbove(width, height) }, (_, level) => {
    const size = { width: halvings(width, level), height: halvings(height, level) };
    const smooth = mirroredFilter(grey, width, height, smoothingKernel(level), false);
    const data = new Float32Array(smooth);
    return { ...size, data: resizePlane(data, width, height, size.width, size.height) };
  });
}

function levelsAbove(width: number, height: number): number {
  let levels = 0;
  while (levels < mostLevels && Math.min(width, height) / 2 ** (levels + 1) >= leastSide) levels++;
  return levels;
}

function halvings(length: number, level: number): number {
  return roundHalfToEven(length / 2 ** level);
}

function smoothingKernel(level: number): Float64Array {
  const deviation = (2 ** level - 1) / 2;
  // What OpenCV takes for a deviation of 0.
  if (deviation === 0) return Float64Array.of(0.25, 0.5, 0.25);
  const length = Math.max(roundHalfToEven(5 * deviation) | 1, 3);
  return gaussianKernel(length, deviation);
}

function roundHalfToEven(value: number): number {
  const whole = Math.floor(value);
  const rest = value - whole;
  if (rest !== 0.5) return Math.round(value);
  return whole % 2 === 0 ? whole : whole + 1;
}
