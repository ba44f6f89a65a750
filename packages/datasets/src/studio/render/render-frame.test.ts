import { RandomNumbers, warpGarment, type RgbImage } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { flatSurface, meet, plainTexture } from '../../testing/flat-surface.js';
import { garmentOf } from './garment-picture.js';
import { nearPlane } from './geometry.js';
import { FrameRenderer, type Scene } from './render-frame.js';
import type { RenderedFrame } from './rendered-frame.js';
import type { Texture } from './texture.js';
import type { Vector } from '../people/vector.js';
import type { Camera, Light } from './view.js';

const size = { width: 40, height: 30 };
/** Two metres before the origin; 15 pixels are half the height, so a metre at the origin is 15 pixels. */
const camera: Camera = {
  position: [0, 0, 2],
  target: [0, 0, 0],
  roll: 0,
  verticalAngle: 2 * Math.atan(0.5),
};
/** From the camera's side, so strong that white stays white. */
const light: Light = { direction: [0, 0, 1], colour: [0.5, 0.5, 0.5], ambient: [0.5, 0.5, 0.5] };
const background: RgbImage = { ...size, data: new Uint8Array(3 * 40 * 30).fill(100) };

function render(scene: Partial<Scene>): RenderedFrame {
  return new FrameRenderer(size).render({ surfaces: [], camera, light, background, ...scene });
}

function colourAt({ image }: RenderedFrame, x: number, y: number): number[] {
  const at = 3 * (y * image.width + x);
  return [...image.data.subarray(at, at + 3)];
}

/** The line of sight through a pixel's centre for `camera`, one metre along its axis. */
function rayThrough(x: number, y: number): Vector {
  return [(x + 0.5 - 20) / 30, -(y + 0.5 - 15) / 30, -1];
}

function randomPicture(seed: number, width: number, height: number): Texture {
  const random = new RandomNumbers(seed);
  const data = Uint8Array.from({ length: 4 * width * height }, (_, i) =>
    i % 4 === 3 ? 255 : Math.floor(256 * random.uniform()),
  );
  return { width, height, channels: 4, data };
}

/** One metre wide and high about the origin: pixels 12.5 … 27.5 across and 7.5 … 22.5 down. */
const square = flatSurface([-0.5, 0.5, 0], [1, 0, 0], [0, -1, 0]);

describe('FrameRenderer', () => {
  it('covers the pixels that a square fills, with those at its edge in part', () => {
    const { person, labels, depth, image } = render({ surfaces: [square] });
    const total = person.reduce((sum, share) => sum + share, 0);
    // Of the pixels that an edge halves, samples right of, left of, and on the middle line count: the left and upper
    // edge own what lies on them (3 of 5), the right and lower do not (2 of 5).
    expect(total).toBeCloseTo(14 * 14 + 14 * (0.6 + 0.4) * 2 + (2 + 1 + 1 + 1) / 5, 5);
    expect(person[15 * 40 + 20]).toBe(1);
    expect(person[15 * 40 + 12]).toBeCloseTo(0.6);
    expect(person[15 * 40 + 27]).toBeCloseTo(0.4);
    expect(person[15 * 40 + 11]).toBe(0);
    expect(labels[15 * 40 + 20]).toBe(4);
    expect(labels[15 * 40 + 27]).toBe(0);
    expect(depth[15 * 40 + 20]).toBeCloseTo(2, 5);
    expect(depth[15 * 40 + 27]).toBe(Infinity);
    expect([...image.data.subarray(0, 3)]).toEqual([100, 100, 100]);
  });

  it('mixes light, not its values, where the background shows at an edge', () => {
    const cloth = { label: 'upper-clothes' as const, texture: plainTexture(200, 200, 200) };
    const frame = render({ surfaces: [{ ...square, ...cloth }] });
    const light = 0.6 * (200 / 255) ** 2.2 + 0.4 * (100 / 255) ** 2.2;
    expect(colourAt(frame, 12, 15)[0]).toBeCloseTo(255 * light ** (1 / 2.2), -0.3);
  });

  it('knows to a hundredth of a texel what a slanted surface shows at each pixel', () => {
    const garment = flatSurface([-0.4, 0.6, -1.5], [0.9, -0.1, 2], [-0.3, -1.2, 0.7], {
      texture: randomPicture(1, 20, 24),
      isTwoSided: true,
    });
    const { flow, depth } = render({ garment });
    let seen = 0;
    for (let y = 0; y < 30; y++) {
      for (let x = 0; x < 40; x++) {
        const { u, v, distance } = meet(garment, [0, 0, 2], rayThrough(x, y));
        const at = y * 40 + x;
        const isEdge = Math.min(u, v, 1 - u, 1 - v) ** 2 < 1e-6;
        if (isEdge) continue;
        const isInside = u > 0 && v > 0 && u < 1 && v < 1;
        expect(flow.data[2 * at] <= 1, `pixel ${x}, ${y}`).toBe(isInside);
        if (!isInside) continue;
        seen++;
        expect(Math.abs(flow.data[2 * at] - (2 * u - 1))).toBeLessThan(1e-4);
        expect(Math.abs(flow.data[2 * at + 1] - (2 * v - 1))).toBeLessThan(1e-4);
        expect(depth[at]).toBeCloseTo(distance, 2);
      }
    }
    expect(seen).toBeGreaterThan(80);
  });

  it('draws the part in front of the camera of a floor that reaches behind it', () => {
    const floor = flatSurface([-50, -0.5, -40], [100, 0, 0], [0, 0, 60], {
      texture: plainTexture(255, 255, 255, 255),
    });
    const { flow, depth, person } = render({ garment: floor });
    for (let y = 16; y < 30; y++) {
      for (const x of [0, 7, 20, 39]) {
        const { u, v, distance } = meet(floor, [0, 0, 2], rayThrough(x, y));
        const at = y * 40 + x;
        expect(distance).toBeGreaterThan(nearPlane);
        expect(flow.data[2 * at]).toBeCloseTo(2 * u - 1, 4);
        expect(flow.data[2 * at + 1]).toBeCloseTo(2 * v - 1, 4);
        expect(depth[at] / distance).toBeCloseTo(1, 2);
        expect(person[at]).toBe(1);
      }
    }
    expect(person.subarray(0, 14 * 40).every((share) => share === 0)).toBe(true);
  });

  it('shows nothing of what is nearer than the near plane or behind the camera', () => {
    const behind = flatSurface([-9, 9, 2.5], [18, 0, 0], [0, -18, 0], { isTwoSided: true });
    const tooNear = flatSurface([-9, 9, 1.95], [18, 0, 0], [0, -18, 0], { isTwoSided: true });
    const { person } = render({ surfaces: [behind, tooNear] });
    expect(Math.max(...person)).toBe(0);
  });

  it('leaves out backs, unless both sides are seen: then they are lit as fronts', () => {
    const across: Vector = [-1, 0, 0];
    const back = flatSurface([0.5, 0.5, 0], across, [0, -1, 0]);
    expect(Math.max(...render({ surfaces: [back] }).person)).toBe(0);
    const slanted: Light = { ...light, direction: [0.6, 0, 0.8] };
    const twoSided = render({ surfaces: [{ ...back, isTwoSided: true }], light: slanted });
    const front = render({ surfaces: [square], light: slanted });
    expect(colourAt(twoSided, 20, 15)).toEqual(colourAt(front, 20, 15));
  });

  it('reads the garment as warpGarment does, times its shading', () => {
    const texture = randomPicture(2, 30, 40);
    for (let i = 0; i < 300; i++) texture.data[4 * i + 3] = 0;
    const garment = flatSurface([-0.6, 0.9, -0.4], [1.4, 0.2, 0.5], [-0.2, -1.9, 0.4], {
      texture,
      label: 'upper-clothes',
    });
    const arm = flatSurface([-0.1, 0.3, 0.4], [0.2, 0, 0], [0, -0.9, 0]);
    const warm: Light = {
      direction: [0.48, 0.6, 0.64],
      colour: [0.7, 0.6, 0.5],
      ambient: [0.3, 0.3, 0.4],
    };
    const frame = render({ surfaces: [arm], garment, light: warm });
    const warped = warpGarment(garmentOf(texture), frame.flow).image.data;
    let whole = 0;
    frame.garment.forEach((share, pixel) => {
      if (share < 1) return;
      whole++;
      for (let i = 0; i < 3; i++) {
        const expected = Math.min(255, warped[3 * pixel + i] * frame.shading[3 * pixel + i]);
        expect(Math.abs(frame.image.data[3 * pixel + i] - expected)).toBeLessThanOrEqual(2);
      }
    });
    expect(whole).toBeGreaterThan(200);
  });

  it('ends the garment where its mask is a half, and shows what is behind', () => {
    const texture: Texture = {
      width: 2,
      height: 1,
      channels: 4,
      data: Uint8Array.of(255, 0, 0, 255, 0, 0, 255, 0),
    };
    const behind = flatSurface([-0.5, 0.5, -0.01], [1, 0, 0], [0, -1, 0]);
    const garment = { ...square, texture, label: 'upper-clothes' as const };
    const { labels, flow, garment: shares } = render({ surfaces: [behind], garment });
    const row = 15 * 40;
    expect([...labels.subarray(row + 18, row + 22)]).toEqual([3, 3, 4, 4]);
    expect([...shares.subarray(row + 18, row + 22)]).toEqual([1, 1, 0, 0]);
    expect(flow.data[2 * (row + 19)]).toBeCloseTo(-1 / 15, 4);
    expect(flow.data[2 * (row + 20)]).toBe(2);
  });

  it('shows hair at as many samples as its opacity passes, 0.4 at the centre', () => {
    const shareOf = (opacity: number) => {
      const texture = plainTexture(90, 60, 30, Math.round(255 * opacity));
      return render({ surfaces: [{ ...square, texture, isTwoSided: true }] });
    };
    expect(
      [0.15, 0.25, 0.35, 0.45, 0.55, 0.65].map((o) => shareOf(o).person[15 * 40 + 20]),
    ).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1].map(Math.fround));
    expect(shareOf(0.35).labels[15 * 40 + 20]).toBe(0);
    expect(shareOf(0.45).labels[15 * 40 + 20]).toBe(4);
  });

  it('draws what is lifted in front of what is a little nearer, and still knows where it is', () => {
    const shirt = { ...square, label: 'upper-clothes' as const, lift: 0.01 };
    const nearer = (metres: number) => flatSurface([-0.5, 0.5, metres], [1, 0, 0], [0, -1, 0]);
    const hidden = render({ surfaces: [nearer(0.008), shirt] });
    expect(hidden.labels[15 * 40 + 20]).toBe(3);
    expect(hidden.depth[15 * 40 + 20]).toBeCloseTo(2, 5);
    expect(render({ surfaces: [nearer(0.012), shirt] }).labels[15 * 40 + 20]).toBe(4);
  });

  it('gives each triangle its own label where a surface has several', () => {
    const { labels } = render({ surfaces: [{ ...square, label: Uint8Array.of(2, 1) }] });
    expect(labels[20 * 40 + 14]).toBe(2);
    expect(labels[10 * 40 + 25]).toBe(1);
  });

  it('gives the same bytes for the same scene, whatever was rendered before', () => {
    const garment = { ...square, texture: randomPicture(3, 9, 9) };
    const other = flatSurface([-0.9, 0.2, 0.3], [1, 0.4, 0.2], [0.1, -0.5, 0.3]);
    const scene = { surfaces: [other], garment, camera, light, background };
    const renderer = new FrameRenderer(size);
    const first = renderer.render(scene);
    renderer.render({ ...scene, surfaces: [other, square, other], garment: undefined });
    expect(renderer.render(scene)).toEqual(first);
    expect(new FrameRenderer(size).render(scene)).toEqual(first);
  });

  it('renders a moment in several garments as it renders it in each', () => {
    const shirt = { ...square, texture: randomPicture(3, 9, 9), label: 'upper-clothes' as const };
    const vest = flatSurface([-0.3, 0.4, 0.1], [0.5, 0.1, 0.1], [0, -0.5, 0.2], {
      texture: randomPicture(4, 9, 9),
    });
    const arm = flatSurface([-0.1, 0.3, 0.4], [0.2, 0, 0], [0, -0.9, 0]);
    const slanted: Light = { ...light, direction: [0.6, 0, 0.8] };
    const scene = { surfaces: [arm], camera, light: slanted, background };
    const alone = [shirt, undefined, vest].map((garment) => render({ ...scene, garment }));
    const together = new FrameRenderer(size).renderEach(scene, [shirt, undefined, vest]);
    expect(together).toEqual(alone);
    expect(together[0].image).not.toEqual(together[2].image);
  });

  it('asks for a background of the size of the frame', () => {
    const small = { width: 4, height: 3, data: new Uint8Array(36) };
    expect(() => render({ background: small })).toThrow(/4 × 3 pixels, the frame 40 × 30/);
  });
});
