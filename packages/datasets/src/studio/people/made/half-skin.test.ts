import { describe, expect, it } from 'vitest';
import { bothSides } from './both-sides.js';
import { cutHalf, halfNormals, jointCount, type HalfSkin } from './half-skin.js';
import { jointNumbers } from './made-skeleton.js';
import { paintTexture } from './paint-texture.js';
import { unwrap, type Chart } from './unwrap.js';

/** A square of 1 m in the plane z = 0, its left edge in the middle; the left hand moves it. */
function square(): HalfSkin {
  const positions = Float64Array.of(0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0);
  const indices = Uint32Array.of(0, 1, 2, 0, 2, 3);
  const weights = new Float32Array(4 * jointCount);
  for (let v = 0; v < 4; v += 1) weights[v * jointCount + jointNumbers.leftHand] = 1;
  return { positions, indices, weights, normals: halfNormals(positions, indices) };
}

const flat: Chart = { box: [0, 0, 1, 1], isRound: false, place: (x, y) => [x, 1 - y] };
const allInOne = [0, 0];

describe('cutHalf', () => {
  it('cuts a square where the level is 0', () => {
    const { positions, indices } = cutHalf(square(), [-1, -1, 3, 3]);
    let area = 0;
    for (let t = 0; t < indices.length; t += 3) {
      const [a, b, c] = [indices[t] * 3, indices[t + 1] * 3, indices[t + 2] * 3];
      const [ux, uy] = [positions[b] - positions[a], positions[b + 1] - positions[a + 1]];
      const [vx, vy] = [positions[c] - positions[a], positions[c + 1] - positions[a + 1]];
      area += (ux * vy - uy * vx) / 2;
    }
    expect(area).toBeCloseTo(0.75, 9);
    expect(Math.min(...positions.filter((_, i) => i % 3 === 1))).toBeCloseTo(0.25, 9);
  });
});

describe('bothSides', () => {
  const mesh = bothSides(square(), unwrap(square(), [flat], allInOne));

  it('adds the other half, sewn in the middle', () => {
    expect(mesh.positions.length / 3).toBe(6);
    expect(mesh.indices.length / 3).toBe(4);
    expect([...mesh.welds]).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('lets the right hand move the right side', () => {
    for (let v = 0; v < 6; v += 1) {
      const x = mesh.positions[v * 3];
      if (x !== 0) expect(mesh.joints[v * 4]).toBe(jointNumbers[x < 0 ? 'rightHand' : 'leftHand']);
    }
  });
});

describe('unwrap', () => {
  it('splits the vertices between two charts, and welds them again', () => {
    const other: Chart = { ...flat, place: (x, y) => [x / 2, y / 2] };
    const mesh = bothSides(square(), unwrap(square(), [flat, other], [0, 1]));
    const seam = mesh.welds.reduce((count, weld, v) => count + (weld === v ? 0 : 1), 0);
    // The diagonal's two ends, one of which lies in the middle and so is there once for both sides.
    expect(seam).toBe(3);
    mesh.welds.forEach((weld, v) => {
      expect(mesh.positions.slice(v * 3, v * 3 + 3)).toEqual(
        mesh.positions.slice(weld * 3, weld * 3 + 3),
      );
    });
  });

  it('keeps a triangle together that lies across the seam of a round chart', () => {
    const round: Chart = { ...flat, isRound: true, place: (x) => [(x + 0.9) % 1, 0.5] };
    const narrow = square();
    narrow.positions.set([0.2, 0, 0, 0.05, 0, 0, 0.05, 1, 0, 0.2, 1, 0]);
    const { uvs } = unwrap(narrow, [round], allInOne);
    const across = uvs.filter((_, i) => i % 2 === 0);
    expect(Math.max(...across) - Math.min(...across)).toBeCloseTo(0.15 / 1.16, 6);
  });
});

describe('paintTexture', () => {
  it('asks for the colour of the very point that a texel shows', () => {
    const half = square();
    const texture = paintTexture(
      half,
      unwrap(half, [flat], allInOne),
      8,
      3,
      ({ x, y, nz }, colour) => colour.set([x, y, nz]),
    );
    for (let row = 0; row < 8; row += 1) {
      for (let column = 0; column < 8; column += 1) {
        const [red, green, blue] = texture.data.subarray((row * 8 + column) * 3);
        expect(red).toBe(Math.round((255 * (column + 0.5)) / 8));
        expect(green).toBe(Math.round((255 * (7.5 - row)) / 8));
        expect(blue).toBe(255);
      }
    }
  });
});
