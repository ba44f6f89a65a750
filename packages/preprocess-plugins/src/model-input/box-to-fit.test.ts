import { describe, expect, it } from 'vitest';
import { boxToFit, fromInput } from './box-to-fit.js';

const square = { width: 256, height: 256 };

describe('fitting a region to an input', () => {
  it('adds as much on both sides where the region is narrower than the input', () => {
    const region = { x: 100, y: 50, width: 300, height: 400 };
    expect(boxToFit(region, square, 'letterbox')).toEqual({
      x: 50,
      y: 50,
      width: 400,
      height: 400,
    });
  });

  it('adds above and below where the region is wider than the input', () => {
    const region = { x: 0, y: 0, width: 640, height: 480 };
    const fitted = boxToFit(region, { width: 192, height: 256 }, 'letterbox');
    expect(fitted.width).toBeCloseTo(640, 8);
    expect(fitted.height).toBeCloseTo((640 * 4) / 3, 8);
    expect(fitted.y + fitted.height / 2).toBeCloseTo(240, 8);
  });

  it('keeps the region where it is stretched', () => {
    const region = { x: 3, y: 4, width: 30, height: 40 };
    expect(boxToFit(region, square, 'stretch')).toEqual(region);
  });

  it('puts the corners and the middle of the input where they lie in the frame', () => {
    const box = { x: -20, y: 10, width: 512, height: 128 };
    expect(fromInput({ x: 0, y: 0 }, box, square)).toEqual({ x: -20, y: 10 });
    expect(fromInput({ x: 128, y: 128 }, box, square)).toEqual({ x: 236, y: 74 });
    expect(fromInput({ x: 256, y: 256 }, box, square)).toEqual({ x: 492, y: 138 });
  });
});
