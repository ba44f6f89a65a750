import type { Box } from '@drapeflow/core';
import { colourBox, type Plane, type Planes } from './planes.js';

/** How a picture is blurred: by its lens, and by the way that the camera moved, pixels. */
export interface Blur {
  readonly deviation: number;
  readonly dx: number;
  readonly dy: number;
}

/** How far a lens spreads a value, or less, pixels. */
export const defocusReach = 6;

/** A Gaussian filter's weights, from its middle outwards. */
type Taps = readonly [number, number, number, number];

/** @param deviation pixels; up to 1.4, four weights are all that is to be seen of it */
function gaussianTaps(deviation: number): Taps {
  const weight = (i: number) => Math.exp(-0.5 * (i / deviation) ** 2);
  const total = 1 + 2 * (weight(1) + weight(2) + weight(3));
  return [1 / total, weight(1) / total, weight(2) / total, weight(3) / total];
}

/** A lens a little out of focus. @param deviation of the blur, pixels */
export function defocus(source: Planes, target: Planes, box: Box, deviation: number): void {
  filter(source.light, target.light, box, gaussianTaps(deviation));
  const colours = colourBox(box);
  const taps = gaussianTaps(deviation / 2);
  filter(source.blue, target.blue, colours, taps);
  filter(source.red, target.red, colours, taps);
}

/** What is filtered along rows only. */
let halfway = new Float32Array(0);

/** Filters rows, then columns; edges are repeated. */
function filter(source: Plane, target: Plane, box: Box, taps: Taps): void {
  if (halfway.length < source.data.length) halfway = new Float32Array(source.data.length);
  const top = Math.max(0, box.y - 3);
  const bottom = Math.min(source.height, box.y + box.height + 3);
  for (let y = top; y < bottom; y++) {
    filterRow(source.data, y * source.stride, source.width, halfway, box, taps);
  }
  const rows = new Int32Array(7);
  for (let y = box.y; y < box.y + box.height; y++) {
    for (let i = 0; i < 7; i++) {
      rows[i] = source.stride * Math.min(Math.max(y + i - 3, 0), source.height - 1);
    }
    filterColumns(halfway, rows, target.data, box, taps);
  }
}

function filterRow(
  source: Float32Array,
  row: number,
  width: number,
  target: Float32Array,
  box: Box,
  [t0, t1, t2, t3]: Taps,
): void {
  const last = width - 1;
  const start = box.x;
  const end = box.x + box.width;
  // Seven values in a row; each step reads one.
  let a = source[row + Math.max(0, start - 3)];
  let b = source[row + Math.max(0, start - 2)];
  let c = source[row + Math.max(0, start - 1)];
  let d = source[row + start];
  let e = source[row + Math.min(last, start + 1)];
  let f = source[row + Math.min(last, start + 2)];
  for (let x = start; x < end; x++) {
    const g = source[row + (x + 3 < last ? x + 3 : last)];
    target[row + x] = t0 * d + t1 * (c + e) + t2 * (b + f) + t3 * (a + g);
    a = b;
    b = c;
    c = d;
    d = e;
    e = f;
    f = g;
  }
}

function filterColumns(
  source: Float32Array,
  [r0, r1, r2, r3, r4, r5, r6]: Int32Array,
  target: Float32Array,
  box: Box,
  [t0, t1, t2, t3]: Taps,
): void {
  const end = box.x + box.width;
  for (let x = box.x; x < end; x++) {
    target[r3 + x] =
      t0 * source[r3 + x] +
      t1 * (source[r2 + x] + source[r4 + x]) +
      t2 * (source[r1 + x] + source[r5 + x]) +
      t3 * (source[r0 + x] + source[r6 + x]);
  }
}

/** How far a camera that moved spreads a value, or less, pixels. */
export function motionReach({ dx, dy }: Blur): number {
  return Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)) / 2) + 1;
}

/**
 * A camera that moved while the shutter was open: the mean along a straight way through each pixel.
 * @param dx, dy the whole way, pixels
 */
export function motionBlur(source: Planes, target: Planes, box: Box, dx: number, dy: number): void {
  average(source.light, target.light, box, dx, dy);
  const colours = colourBox(box);
  average(source.blue, target.blue, colours, dx / 2, dy / 2);
  average(source.red, target.red, colours, dx / 2, dy / 2);
}

function average(source: Plane, target: Plane, box: Box, dx: number, dy: number): void {
  const steps = Math.round(Math.hypot(dx, dy));
  const share = 1 / (steps + 1);
  const { width, height, stride } = source;
  const end = box.x + box.width;
  for (let y = box.y; y < box.y + box.height; y++) {
    const to = y * stride;
    target.data.fill(0, to + box.x, to + end);
    for (let step = 0; step <= steps; step++) {
      const part = steps === 0 ? 0 : step / steps - 0.5;
      const row = stride * Math.min(Math.max(y + Math.round(part * dy), 0), height - 1);
      addRow(
        source.data,
        row,
        Math.round(part * dx),
        width - 1,
        share,
        target.data,
        to,
        box.x,
        end,
      );
    }
  }
}

function addRow(
  source: Float32Array,
  row: number,
  shift: number,
  last: number,
  share: number,
  target: Float32Array,
  to: number,
  from: number,
  end: number,
): void {
  for (let x = from; x < end; x++) {
    const column = x + shift;
    const inside = column < 0 ? 0 : column > last ? last : column;
    target[to + x] += share * source[row + inside];
  }
}
