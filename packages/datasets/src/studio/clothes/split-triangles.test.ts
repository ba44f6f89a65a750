import { describe, expect, it } from 'vitest';
import { splitTriangles, type PlaneMesh } from './split-triangles.js';

const size = 20;

/** A square of 2 · 20 · 20 triangles, its lower left corner at the origin. */
function square(): PlaneMesh {
  const points = Array.from({ length: (size + 1) ** 2 }, (_, i) => ({
    x: i % (size + 1),
    y: Math.floor(i / (size + 1)),
  }));
  const patches = Array.from({ length: size * size }, (_, cell) => {
    const a = Math.floor(cell / size) * (size + 1) + (cell % size);
    const [b, c, d] = [a + 1, a + size + 1, a + size + 2];
    return [
      [a, b, c],
      [b, d, c],
    ].map((corners) => ({
      corners: corners as [number, number, number],
      piece: 'body' as const,
      isInnerBack: false,
    }));
  }).flat();
  return { points, isOnCut: points.map(() => false), patches };
}

function areas({ points, patches }: PlaneMesh): number[] {
  return patches.map(({ corners }) => {
    const [a, b, c] = corners.map((corner) => points[corner]);
    return ((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
  });
}

const disc = (x: number, y: number) => 7.3 - Math.hypot(x - 10, y - 10);

describe('splitTriangles', () => {
  it('keeps the area inside of a curve, of triangles that are not turned over', () => {
    const cut = areas(splitTriangles(square(), disc, () => undefined));
    expect(Math.min(...cut)).toBeGreaterThan(0);
    const area = cut.reduce((sum, value) => sum + value);
    expect(Math.abs(area - Math.PI * 7.3 ** 2)).toBeLessThan(0.02 * area);
  });

  it('marks what is beyond and loses nothing of it', () => {
    const cut = splitTriangles(square(), disc, (patch) => ({ ...patch, isInnerBack: true }));
    const all = areas(cut);
    expect(all.reduce((sum, value) => sum + value)).toBeCloseTo(size * size, 6);
    const inside = all.filter((_, i) => !cut.patches[i].isInnerBack);
    expect(inside.reduce((sum, value) => sum + value) / (Math.PI * 7.3 ** 2)).toBeCloseTo(1, 1);
  });

  it('leaves no gap along the cut: both sides share its points', () => {
    const cut = splitTriangles(square(), disc, (patch) => ({ ...patch, isInnerBack: true }));
    const edges = new Map<string, number>();
    for (const { corners } of cut.patches) {
      corners.forEach((a, i) => {
        const b = corners[(i + 1) % 3];
        const key = a < b ? `${a},${b}` : `${b},${a}`;
        edges.set(key, (edges.get(key) ?? 0) + 1);
      });
    }
    const single = [...edges].filter(([, count]) => count === 1);
    expect(single).toHaveLength(4 * size);
  });

  it('puts points of the cut on the curve', () => {
    const cut = splitTriangles(square(), disc, () => undefined);
    const onCut = cut.points.filter((_, i) => cut.isOnCut[i]);
    expect(onCut.length).toBeGreaterThan(30);
    for (const { x, y } of onCut) expect(Math.abs(disc(x, y))).toBeLessThan(0.01);
  });
});
