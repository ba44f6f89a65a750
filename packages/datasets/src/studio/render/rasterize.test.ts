import { RandomNumbers } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { Geometry } from './geometry.js';
import type { Projection } from './projection.js';
import { rasterize } from './rasterize.js';
import { sampleColumns, sampleRows, samplesPerPixel } from './sample-pattern.js';
import type { Surface } from './surface.js';
import { VisibilityBuffer } from './visibility-buffer.js';

const size = { width: 16, height: 16 };
/** A point x, y, 1 is at pixel x, y. */
const projection: Projection = {
  position: [0, 0, 0],
  right: [1, 0, 0],
  down: [0, 1, 0],
  forward: [0, 0, 1],
  focalLength: 1,
  centreX: 0,
  centreY: 0,
};

/** Triangles of points in pixels. */
function surfaceOf(
  points: readonly (readonly [number, number])[],
  indices: readonly number[],
): Surface {
  const positions = Float32Array.from(points.flatMap(([x, y]) => [x, y, 1]));
  return {
    positions,
    normals: positions,
    uvs: new Float32Array(2 * points.length),
    indices: Uint32Array.from(indices),
    texture: { width: 1, height: 1, channels: 3, data: new Uint8Array(3) },
    tint: [1, 1, 1],
    label: 'arms',
    isTwoSided: true,
    lift: 0,
  };
}

/** Which samples each triangle alone covers. */
function coverOf(surface: Surface): Uint8Array[] {
  const covers: Uint8Array[] = [];
  for (let i = 0; i < surface.indices.length; i += 3) {
    const geometry = new Geometry();
    const buffer = new VisibilityBuffer(size);
    geometry.add({ ...surface, indices: surface.indices.slice(i, i + 3) }, projection);
    buffer.clear();
    rasterize(geometry, 0, undefined, projection, buffer);
    covers.push(Uint8Array.from(buffer.triangles, (triangle) => (triangle >= 0 ? 1 : 0)));
  }
  return covers;
}

describe('rasterize', () => {
  it('covers each sample of a fan of triangles once, though edges and corners lie on samples', () => {
    const random = new RandomNumbers(5);
    for (let round = 0; round < 20; round++) {
      // Corners on pixels' centres and on other samples' lines, all round a middle that lies on a sample.
      const rim: [number, number][] = [];
      for (let i = 0; i < 9; i++) {
        const angle = (2 * Math.PI * i) / 9;
        // Every second time, large triangles lie beside small ones.
        const reach = (4 + 3 * random.uniform()) * (round % 2 === 1 && i % 3 === 0 ? 30 : 1);
        const place = (at: number) => Math.round(at) + (random.uniform() < 0.5 ? 0.5 : 0.125);
        rim.push([place(7.5 + reach * Math.cos(angle)), place(7.5 + reach * Math.sin(angle))]);
      }
      const indices = rim.flatMap((_, i) => [0, 1 + i, 1 + ((i + 1) % 9)]);
      const covers = coverOf(surfaceOf([[7.5, 7.5], ...rim], indices));
      for (let sample = 0; sample < covers[0].length; sample++) {
        const times = covers.reduce((sum, cover) => sum + cover[sample], 0);
        expect(times).toBeLessThanOrEqual(1);
      }
      const middle = samplesPerPixel * (7 * 16 + 7);
      expect(covers.reduce((sum, cover) => sum + cover[middle], 0)).toBe(1);
      const total = covers.reduce((sum, cover) => sum + cover.reduce((a, b) => a + b, 0), 0);
      expect(total).toBeGreaterThan(5 * 40);
    }
  });

  it('covers the samples that lie inside a triangle by the signs of three areas', () => {
    const random = new RandomNumbers(6);
    for (let round = 0; round < 30; round++) {
      // Every second triangle is large.
      const extent = round % 2 === 0 ? 20 : 300;
      const place = () => 8 + extent * (random.uniform() - 0.5);
      const points = [0, 1, 2].map((): [number, number] => [place(), place()]);
      const [cover] = coverOf(surfaceOf(points, [0, 1, 2]));
      for (let pixel = 0; pixel < 256; pixel++) {
        for (let s = 0; s < samplesPerPixel; s++) {
          const x = (pixel % 16) + sampleColumns[s] / 256;
          const y = Math.floor(pixel / 16) + sampleRows[s] / 256;
          const sides = points.map(([ax, ay], i) => {
            const [bx, by] = points[(i + 1) % 3];
            return ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / Math.hypot(bx - ax, by - ay);
          });
          // Corners are snapped to 256ths of a pixel.
          if (Math.min(...sides.map(Math.abs)) < 1 / 128) continue;
          const isInside = sides.every((side) => side > 0) || sides.every((side) => side < 0);
          expect(cover[samplesPerPixel * pixel + s]).toBe(isInside ? 1 : 0);
        }
      }
    }
  });
});
