import { DrapeflowError, RandomNumbers } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import {
  flatGarment,
  flatLongSleeve,
  flatTankTop,
  flatTShirt,
} from '../../testing/flat-garment.js';
import { mannequin } from '../../testing/mannequin.js';
import { measureBody, readField } from './body-field.js';
import type { Fit } from './fit.js';
import { tailorGarment } from './tailor-garment.js';

const person = mannequin();
const fit: Fit = { ease: 0.01, length: 1, sleeveLength: 1, isTucked: false };
const tailor = (garment = flatTShirt(), more: Partial<Fit> = {}) =>
  tailorGarment(garment, person, { ...fit, ...more }, new RandomNumbers(7));

const { mesh } = tailor();

/** Twice the signed area of a triangle in the picture. */
function uvArea({ uvs, indices }: typeof mesh, triangle: number): number {
  const [a, b, c] = indices.subarray(3 * triangle, 3 * triangle + 3);
  const [x, y] = [uvs[2 * a], uvs[2 * a + 1]];
  return (uvs[2 * b] - x) * (uvs[2 * c + 1] - y) - (uvs[2 * c] - x) * (uvs[2 * b + 1] - y);
}

/** The loops of edges that only one triangle has. */
function borders({ indices }: typeof mesh): number[][] {
  const next = new Map<number, number>();
  const inner = new Set<string>();
  for (let at = 0; at < indices.length; at++) {
    inner.add(`${indices[at]},${indices[at % 3 === 2 ? at - 2 : at + 1]}`);
  }
  for (const edge of inner) {
    const [a, b] = edge.split(',').map(Number);
    if (!inner.has(`${b},${a}`)) next.set(a, b);
  }
  const loops: number[][] = [];
  while (next.size > 0) {
    const loop = [next.keys().next().value!];
    for (let at = next.get(loop[0])!; at !== loop[0]; at = next.get(at)!) loop.push(at);
    for (const vertex of loop) next.delete(vertex);
    loops.push(loop);
  }
  return loops;
}

const middle = (vertices: readonly number[], axis: number, { positions } = mesh) =>
  vertices.reduce((sum, vertex) => sum + positions[3 * vertex + axis], 0) / vertices.length;

describe('tailorGarment', () => {
  it('turns the picture over nowhere: its triangles go one way round before the body, the other way behind', () => {
    for (let triangle = 0; triangle < mesh.indices.length / 3; triangle++) {
      const z = middle([...mesh.indices.subarray(3 * triangle, 3 * triangle + 3)], 2);
      if (Math.abs(z) < 0.04) continue;
      // The picture's y points down, the world's up: seen from before, what is counter-clockwise there is not here.
      expect(Math.sign(uvArea(mesh, triangle))).toBe(-Math.sign(z));
    }
  });

  it('uses the whole garment: both sides together hold twice its area, but for the neck and the seams', () => {
    const { mask } = flatTShirt();
    const cloth = mask.data.reduce((sum, value) => sum + value, 0) / mask.data.length;
    let area = 0;
    for (let triangle = 0; triangle < mesh.indices.length / 3; triangle++) {
      area += Math.abs(uvArea(mesh, triangle)) / 2;
    }
    expect(area / (2 * cloth)).toBeGreaterThan(0.94);
    expect(area / (2 * cloth)).toBeLessThan(1.02);
  });

  it('leaves a T-shirt open at hem, cuffs and neck only', () => {
    const loops = borders(mesh).sort((a, b) => middle(a, 1) - middle(b, 1));
    expect(loops).toHaveLength(4);
    const [hem, ...cuffs] = loops;
    const neck = cuffs.pop()!;
    expect(middle(hem, 1)).toBeLessThan(0.95);
    expect(Math.abs(middle(neck, 0))).toBeLessThan(0.01);
    expect(cuffs.map((cuff) => Math.sign(middle(cuff, 0))).sort()).toEqual([-1, 1]);
  });

  it('leaves a tank top open at the armholes', () => {
    const tank = tailor(flatTankTop()).mesh;
    const sides = borders(tank).map((loop) => middle(loop, 0, tank));
    expect(sides).toHaveLength(4);
    expect(sides.filter((x) => Math.abs(x) > 0.1)).toHaveLength(2);
  });

  it('lies outside of the body', () => {
    const low = [-0.6, 0.45, -0.3] as const;
    const field = measureBody(person.shell, { low, high: [0.6, 1.6, 0.3] }, () => true);
    const reading = new Float64Array(4);
    for (let at = 0; at < mesh.positions.length; at += 3) {
      const [x, y, z] = mesh.positions.subarray(at, at + 3);
      readField(field, Float64Array.of(x, y, z), 0, reading);
      expect(reading[0]).toBeGreaterThan(0.002);
    }
  });

  it('fits a mirrored garment on a mirrored body as its own mirror image', () => {
    // Of each vertex the other half's one in the picture, on the same side of the cloth.
    const byPlace = new Map<string, number>();
    const key = (u: number, v: number, z: number) =>
      `${Math.round(u * 2000)},${Math.round(v * 2000)},${Math.sign(Math.round(z * 40))}`;
    const { positions, uvs } = mesh;
    for (let v = 0; v < uvs.length / 2; v++) {
      byPlace.set(key(uvs[2 * v], uvs[2 * v + 1], positions[3 * v + 2]), v);
    }
    const differences: number[] = [];
    for (let v = 0; v < uvs.length / 2; v++) {
      const mirror = byPlace.get(key(1 - uvs[2 * v], uvs[2 * v + 1], positions[3 * v + 2]));
      // At the side seams front and back are at the same place of the picture.
      if (mirror === undefined || Math.abs(positions[3 * v + 2]) < 0.02) continue;
      const [x, y, z] = positions.subarray(3 * v, 3 * v + 3);
      const [mx, my, mz] = positions.subarray(3 * mirror, 3 * mirror + 3);
      differences.push(Math.hypot(x + mx, y - my, z - mz));
    }
    expect(differences.length).toBeGreaterThan(uvs.length / 2 / 3);
    expect(Math.max(...differences)).toBeLessThan(0.01);
    const mean = differences.reduce((sum, value) => sum + value) / differences.length;
    expect(mean).toBeLessThan(0.002);
  });

  it('puts the neck of the picture at the neck and the hem at the hips', () => {
    const rows = Array.from({ length: mesh.uvs.length / 2 }, (_, v) => mesh.uvs[2 * v + 1]);
    const at = (row: number) => rows.indexOf(row);
    const [top, bottom] = [at(Math.min(...rows)), at(Math.max(...rows))];
    expect(mesh.positions[3 * top + 1]).toBeGreaterThan(1.38);
    expect(mesh.positions[3 * bottom + 1]).toBeLessThan(0.95);
  });

  it('makes sleeves as long as the picture shows them', () => {
    const reach = (garment: ReturnType<typeof flatTShirt>) =>
      Math.max(...tailor(garment).mesh.positions.filter((_, at) => at % 3 === 0));
    const [none, short, long] = [flatTankTop(), flatTShirt(), flatLongSleeve()].map(reach);
    expect(none).toBeLessThan(0.22);
    expect(short - none).toBeGreaterThan(0.05);
    expect(long - short).toBeGreaterThan(0.1);
    expect(reach(flatLongSleeve())).toBeLessThan(0.53);
  });

  it('hangs wider where it is loose and lower where it is long', () => {
    const hem = (more: Partial<Fit>) => {
      const made = tailor(flatTShirt(), more).mesh;
      const loop = borders(made).sort((a, b) => middle(a, 1, made) - middle(b, 1, made))[0];
      const length = loop.reduce((sum, vertex, i) => {
        const next = loop[(i + 1) % loop.length];
        const p = made.positions;
        return sum + Math.hypot(p[3 * vertex] - p[3 * next], p[3 * vertex + 2] - p[3 * next + 2]);
      }, 0);
      return { length, height: middle(loop, 1, made) };
    };
    const [usual, loose, long] = [hem({}), hem({ ease: 0.04 }), hem({ length: 1.1 })];
    expect(loose.length - usual.length).toBeGreaterThan(0.06);
    expect(usual.height - long.height).toBeGreaterThan(0.02);
  });

  it('ends at the waistband where it is tucked in', () => {
    const tucked = tailor(flatTShirt(), { isTucked: true }).mesh;
    const heights = Array.from(tucked.indices, (vertex) => tucked.positions[3 * vertex + 1]);
    expect(Math.min(...heights)).toBeGreaterThan(0.93);
    expect(Math.min(...heights)).toBeLessThan(0.98);
  });

  it('follows the joints of the body below it', () => {
    const { leftUpperArm, leftLowerArm } = person.skeleton.standard;
    for (let v = 0; v < mesh.positions.length / 3; v++) {
      const weights = mesh.weights.subarray(4 * v, 4 * v + 4);
      expect(weights.reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 5);
      if (mesh.positions[3 * v] < 0.26) continue;
      const onArm = weights.filter((_, k) =>
        [leftUpperArm, leftLowerArm].includes(mesh.joints[4 * v + k]),
      );
      expect(onArm.reduce((sum, weight) => sum + weight, 0)).toBeGreaterThan(0.8);
    }
  });

  it('makes the same garment of the same random numbers', () => {
    const again = tailor();
    expect(again.mesh.positions).toEqual(mesh.positions);
    expect(again.folds).toEqual(tailor().folds);
  });

  it('refuses a garment whose picture hides a sleeve, and says so', () => {
    const { mask, image } = flatLongSleeve();
    const data = mask.data.map((value, at) => (at % mask.width > 218 ? 0 : value));
    try {
      tailor({ image, mask: { ...mask, data } });
      expect.unreachable();
    } catch (error) {
      expect((error as DrapeflowError).code).toBe('GARMENT_NOT_TAILORABLE');
    }
  });

  it('refuses what is no top', () => {
    const disc = flatGarment((x, y) => Math.hypot(x, y - 180) < 90);
    expect(() => tailor(disc)).toThrow(DrapeflowError);
  });
});
