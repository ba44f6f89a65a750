import { describe, expect, it } from 'vitest';
import { throughLenses, type Lens } from './lens.js';
import { polygonise, type HalfMesh } from './polygonise.js';
import { refine } from './refine.js';

const radius = 0.3;
const sphere = (x: number, y: number, z: number) => Math.hypot(x, y - 1, z) - radius;
const grid = {
  cell: 0.03,
  low: [0, 0.5, -0.5],
  high: [0.5, 1.5, 0.5],
  lenses: [],
} as const;

function areaOf({ positions: p, indices }: HalfMesh): number {
  let area = 0;
  for (let t = 0; t < indices.length; t += 3) {
    const [a, b, c] = [indices[t] * 3, indices[t + 1] * 3, indices[t + 2] * 3];
    const u = [0, 1, 2].map((k) => p[b + k] - p[a + k]);
    const v = [0, 1, 2].map((k) => p[c + k] - p[a + k]);
    area +=
      Math.hypot(u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]) /
      2;
  }
  return area;
}

/** Edges that have no partner in the opposite direction. */
function rimOf({ indices }: HalfMesh): [number, number][] {
  const edges = new Map<string, [number, number]>();
  for (let i = 0; i < indices.length; i += 1) {
    const [from, to] = [indices[i], indices[i % 3 === 2 ? i - 2 : i + 1]];
    if (!edges.delete(`${to} ${from}`)) edges.set(`${from} ${to}`, [from, to]);
  }
  return [...edges.values()];
}

describe('polygonise', () => {
  it('puts vertices on the surface of half a sphere, of its area', () => {
    const half = polygonise(sphere, grid);
    for (let v = 0; v < half.positions.length; v += 3) {
      const [x, y, z] = half.positions.subarray(v, v + 3);
      expect(sphere(x, y, z)).toBeCloseTo(0, 4);
    }
    expect(areaOf(half) / (2 * Math.PI * radius ** 2)).toBeCloseTo(1, 1);
  });

  it('opens the surface in the plane of symmetry alone', () => {
    const half = polygonise(sphere, grid);
    const rim = rimOf(half);
    expect(rim.length).toBeGreaterThan(20);
    for (const v of rim.flat()) expect(half.positions[v * 3]).toBe(0);
  });

  it('turns triangles outwards', () => {
    const { positions: p, indices } = polygonise(sphere, grid);
    for (let t = 0; t < indices.length; t += 3) {
      const [a, b, c] = [indices[t] * 3, indices[t + 1] * 3, indices[t + 2] * 3];
      const u = [0, 1, 2].map((k) => p[b + k] - p[a + k]);
      const v = [0, 1, 2].map((k) => p[c + k] - p[a + k]);
      const outwards =
        (u[1] * v[2] - u[2] * v[1]) * p[a] +
        (u[2] * v[0] - u[0] * v[2]) * (p[a + 1] - 1) +
        (u[0] * v[1] - u[1] * v[0]) * p[a + 2];
      expect(outwards).toBeGreaterThan(0);
    }
  });

  it('keeps two surfaces that nearly touch along an edge apart or joined, never both', () => {
    const boxes = (x: number, y: number, z: number) =>
      Math.min(
        Math.max(Math.abs(x) - 0.2, Math.abs(y - 0.9) - 0.1, Math.abs(z - 0.1) - 0.1),
        Math.max(Math.abs(x) - 0.2, Math.abs(y - 1.1) - 0.1, Math.abs(z + 0.1) - 0.1),
      );
    const half = polygonise(boxes, grid);
    const seen = new Set<string>();
    const { indices } = half;
    for (let i = 0; i < indices.length; i += 1) {
      const edge = `${indices[i]} ${indices[i % 3 === 2 ? i - 2 : i + 1]}`;
      expect(seen.has(edge)).toBe(false);
      seen.add(edge);
    }
    for (const v of rimOf(half).flat()) expect(half.positions[v * 3]).toBe(0);
  });

  it('cuts finer beneath a lens', () => {
    const lens: Lens = { centre: [0, 1.3, 0], factor: 4, radius: 0.1 };
    const size = { ...grid, low: [0, 0, -1], high: [1, 2, 1] } as const;
    const count = ({ positions }: HalfMesh, isIn: (y: number) => boolean) =>
      positions.filter((value, index) => index % 3 === 1 && isIn(value)).length;
    const [plain, seen] = [
      polygonise(sphere, size),
      polygonise(sphere, { ...size, lenses: [lens] }),
    ];
    const gain = (isIn: (y: number) => boolean) => count(seen, isIn) / count(plain, isIn);
    // Across the way from the centre it is 1 + 3 / (1 + r / 0.1) times finer, along it less.
    expect(gain((y) => y > 1.27)).toBeGreaterThan(3.6);
    expect(gain((y) => y > 1.27)).toBeLessThan(16);
    expect(gain((y) => y < 0.8)).toBeLessThan(2.25);
  });
});

describe('refine', () => {
  it('halves the edges that are too long, and keeps the surface closed and in place', () => {
    const coarse = polygonise(sphere, grid);
    const fine = refine(sphere, coarse, (x, y) => (y > 1 ? 0.02 : 1));
    expect(rimOf(fine).length).toBeGreaterThan(rimOf(coarse).length);
    for (const v of rimOf(fine).flat()) expect(fine.positions[v * 3]).toBe(0);
    for (let v = 0; v < fine.positions.length; v += 3) {
      const [x, y, z] = fine.positions.subarray(v, v + 3);
      expect(sphere(x, y, z)).toBeCloseTo(0, 4);
    }
    const below = ({ positions }: HalfMesh) =>
      positions.filter((value, index) => index % 3 === 1 && value < 0.97).length;
    expect(below(fine)).toBe(below(coarse));
    expect(areaOf(fine) / (2 * Math.PI * radius ** 2)).toBeCloseTo(1, 2);
  });
});

describe('lenses', () => {
  const through = (lens: Lens, x: number) => {
    const point = Float64Array.of(x, 0, 0);
    throughLenses([lens], point);
    return point[0];
  };

  it('undo r + (factor − 1) · radius · r / (r + radius)', () => {
    for (const r of [0.01, 0.1, 0.5, 2]) {
      const magnified = r + (3 * 0.2 * r) / (r + 0.2);
      expect(through({ centre: [0, 0, 0], factor: 4, radius: 0.2 }, magnified)).toBeCloseTo(r, 9);
    }
  });

  it('leave alone what lies past their end', () => {
    const lens: Lens = { centre: [0, 0, 0], factor: 3, radius: 0.1, end: 0.5 };
    expect(through(lens, 0.15)).toBeCloseTo(0.05, 9);
    expect(through(lens, 0.3)).toBeCloseTo(0.1, 9);
    expect(through(lens, 0.4)).toBeCloseTo(0.3, 9);
    expect(through(lens, 0.6)).toBe(0.6);
  });
});
