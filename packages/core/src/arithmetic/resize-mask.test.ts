import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resizeMask, resizePlane } from './resize-mask.js';

const answers = JSON.parse(
  readFileSync(new URL('./known-answers/resize-plane.json', import.meta.url), 'utf8'),
) as {
  width: number;
  height: number;
  targetWidth: number;
  targetHeight: number;
  source: number[];
  resized: number[];
}[];

describe('resizePlane', () => {
  it.each(answers)(
    'brings $width × $height values to $targetWidth × $targetHeight as OpenCV does',
    ({ width, height, targetWidth, targetHeight, source, resized }) => {
      const plane = Float32Array.from(source);
      const result = resizePlane(plane, width, height, targetWidth, targetHeight);
      expect(result).toHaveLength(resized.length);
      resized.forEach((value, i) => expect(result[i]).toBeCloseTo(value, 5));
    },
  );
});

describe('resizeMask', () => {
  it('doubles an edge by hand: quarters on both sides of it', () => {
    const mask = { width: 2, height: 1, data: Float32Array.of(0, 1) };
    expect(resizeMask(mask, 4, 1)).toEqual({
      width: 4,
      height: 1,
      data: Float32Array.of(0, 0.25, 0.75, 1),
    });
  });

  it('gives a mask of the right size back as it is', () => {
    const mask = { width: 2, height: 1, data: Float32Array.of(0, 1) };
    expect(resizeMask(mask, 2, 1)).toBe(mask);
  });
});
