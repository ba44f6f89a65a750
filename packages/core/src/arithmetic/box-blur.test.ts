import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { boxBlur } from './box-blur.js';

const answers = JSON.parse(
  readFileSync(new URL('./known-answers/box-blur.json', import.meta.url), 'utf8'),
) as { width: number; height: number; radius: number; source: number[]; blurred: number[] }[];

describe('boxBlur', () => {
  it.each(answers)(
    'blurs $width × $height values by $radius as OpenCV does with a replicated border',
    ({ width, height, radius, source, blurred }) => {
      const result = boxBlur(Float32Array.from(source), width, height, radius);
      blurred.forEach((value, i) => expect(result[i]).toBeCloseTo(value, 4));
    },
  );

  it('may write over its source', () => {
    const plane = Float32Array.of(0, 0, 9, 0, 0);
    expect(boxBlur(plane, 5, 1, 1, plane)).toBe(plane);
    expect([...plane]).toEqual([0, 3, 3, 3, 0]);
  });

  it('copies at radius 0', () => {
    const source = Float32Array.of(1, 2, 3);
    const result = boxBlur(source, 3, 1, 0);
    expect([...result]).toEqual([1, 2, 3]);
    expect(result).not.toBe(source);
  });
});
