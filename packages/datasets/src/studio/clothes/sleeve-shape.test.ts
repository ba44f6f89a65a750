import type { Point } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { findCuff } from './find-cuff.js';
import { placeOnSleeve, sleeveShapeOf } from './sleeve-shape.js';

const slope = 0.6;
/** A sleeve 100 long and 40 wide that points down and to the right from (50, 20). */
const at = (along: number, across: number): Point => ({
  x: 50 + along * Math.cos(slope) - across * Math.sin(slope),
  y: 20 + along * Math.sin(slope) + across * Math.cos(slope),
});

const line = (from: [number, number], to: [number, number]) =>
  Array.from({ length: 21 }, (_, i) => {
    const part = i / 20;
    return at(from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part);
  });
const outer = line([0, 0], [100, 0]);
const inner = line([0, 40], [100, 40]);

describe('sleeveShapeOf', () => {
  it.each([1, -1] as const)('draws a straight sleeve straight, on either side (%d)', (outwards) => {
    const flip = ({ x, y }: Point) => ({ x: outwards * x, y });
    const shape = sleeveShapeOf(outer.map(flip), inner.map(flip), outwards);
    expect(shape.length).toBeCloseTo(100, 6);
    expect(shape.armhole).toBeCloseTo(40, 6);
    for (const [along, across] of [
      [0, 0],
      [25, 10],
      [50, 20],
      [80, 35],
      [100, 40],
    ]) {
      const place = placeOnSleeve(shape, flip(at(along, across)), outwards);
      expect(place.along).toBeCloseTo(along / 100, 6);
      expect(place.across).toBeCloseTo(1 - across / 20, 6);
      expect(place.width).toBeCloseTo(40, 6);
    }
  });
});

describe('findCuff', () => {
  it('finds both corners of the cuff', () => {
    const cuff = line([100, 0], [100, 40]).filter((_, i) => i % 3 === 0);
    const outline = [...outer, ...cuff.slice(1, -1), ...[...inner].reverse()];
    const [upper, lower] = findCuff(outline);
    expect(outline[upper]).toEqual(outer[20]);
    expect(outline[lower]).toEqual(inner[20]);
  });
});
