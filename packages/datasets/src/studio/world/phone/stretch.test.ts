import { describe, expect, it } from 'vitest';
import { createPlanes } from './planes.js';
import { stretch, stretchedBox } from './stretch.js';
import { wholeOf } from '../../../testing/planes-of.js';

describe('stretch', () => {
  const [large, small] = [
    { width: 60, height: 40 },
    { width: 42, height: 31 },
  ];

  it('keeps a slope where it is, in light and in colours', () => {
    const source = createPlanes(large);
    for (const plane of [source.light, source.blue])
      plane.data.forEach((_, i) => (plane.data[i] = (i % plane.stride) + 0.5));
    const target = createPlanes(small);
    stretch(source, target, wholeOf(small));
    for (const [x, plane] of [[9, target.light] as const, [9, target.blue] as const])
      expect(plane.data[5 * plane.stride + x]).toBeCloseTo((9.5 * 60) / 42, 4);
  });

  it('says how far a change reaches', () => {
    for (const [from, to] of [
      [large, small],
      [small, large],
    ]) {
      const [source, before, after] = [createPlanes(from), createPlanes(to), createPlanes(to)];
      stretch(source, before, wholeOf(to));
      const [x, y] = [12, 9];
      source.light.data[y * source.light.stride + x] = 100;
      stretch(source, after, wholeOf(to));
      const box = stretchedBox({ x, y, width: 1, height: 1 }, from, to);
      const { stride, data } = after.light;
      const changed = [...data.keys()].filter((i) => data[i] !== before.light.data[i]);
      expect(changed.length).toBeGreaterThan(0);
      for (const i of changed) {
        const [column, row] = [i % stride, Math.floor(i / stride)];
        expect(column >= box.x && column < box.x + box.width).toBe(true);
        expect(row >= box.y && row < box.y + box.height).toBe(true);
      }
    }
  });
});
