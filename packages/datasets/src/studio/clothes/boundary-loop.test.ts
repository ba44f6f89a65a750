import { expect, test } from 'vitest';
import { boundaryLoops, largestPart } from './boundary-loop.js';
import type { Patch } from './split-triangles.js';

const patch = (...corners: [number, number, number]): Patch => ({
  corners,
  piece: 'body',
  isInnerBack: false,
});

/** A ring of eight triangles between the corners 0–3 outside and 4–7 inside. */
const ring = [0, 1, 2, 3].flatMap((i) => {
  const next = (i + 1) % 4;
  return [patch(i, next, 4 + i), patch(next, 4 + next, 4 + i)];
});

test('A ring has two outlines, which go round opposite ways.', () => {
  const turned = (loop: readonly number[]) => {
    const start = loop.indexOf(Math.min(...loop));
    return [...loop.slice(start), ...loop.slice(0, start)];
  };
  const loops = boundaryLoops(ring)
    .map(turned)
    .sort((a, b) => a[0] - b[0]);
  expect(loops).toEqual([
    [0, 1, 2, 3],
    [4, 7, 6, 5],
  ]);
});

test('Of pieces that do not share an edge the largest is kept, though they touch at a corner.', () => {
  const other = [patch(0, 20, 21), patch(20, 22, 21)];
  expect(largestPart([...other, ...ring])).toEqual(expect.arrayContaining(ring));
  expect(largestPart([...other, ...ring])).toHaveLength(ring.length);
});
