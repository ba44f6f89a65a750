import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guidedFilter } from './guided-filter.js';

const answers = JSON.parse(
  readFileSync(new URL('./known-answers/guided-filter.json', import.meta.url), 'utf8'),
) as {
  width: number;
  height: number;
  radius: number;
  epsilon: number;
  guide: number[];
  plane: number[];
  filtered: number[];
}[];

describe('guidedFilter', () => {
  it.each(answers)(
    "agrees with the paper's equations over $width × $height values, radius $radius",
    ({ width, height, radius, epsilon, guide, plane, filtered }) => {
      const filter = guidedFilter(Float32Array.from(guide), width, height, radius, epsilon);
      const { slope, offset } = filter.fit(Float32Array.from(plane));
      filtered.forEach((value, i) => {
        expect(slope[i] * guide[i] + offset[i]).toBeCloseTo(value, 3);
      });
    },
  );

  it('leaves a plane that equals its guide almost as it is', () => {
    const guide = Float32Array.from({ length: 36 }, (_, i) => (i % 6 < 3 ? 0 : 1));
    const { slope, offset } = guidedFilter(guide, 6, 6, 1, 1e-6).fit(guide);
    guide.forEach((value, i) => expect(slope[i] * value + offset[i]).toBeCloseTo(value, 3));
  });
});
