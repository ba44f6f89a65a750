import type { RgbImage } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { flatSurface } from '../../testing/flat-surface.js';
import { FrameRenderer, type Scene } from './render-frame.js';
import type { Folds, Surface } from './surface.js';
import type { Vector } from '../people/vector.js';
import type { Camera, Light } from './view.js';

const size = { width: 60, height: 60 };
/** Four metres before the origin, where a metre is 30 pixels. */
const camera: Camera = {
  position: [0, 0, 4],
  target: [0, 0, 0],
  roll: 0,
  verticalAngle: 2 * Math.atan(0.25),
};
const background: RgbImage = { ...size, data: new Uint8Array(3 * 60 * 60) };
const sun: Light = { direction: [0.6, 0, 0.8], colour: [0.5, 0.4, 0.3], ambient: [0.1, 0.2, 0.3] };

/** What the garment's white is multiplied by at a pixel, as light: the shading's 2.2nd power. */
function lightOn(garment: Surface, x: number, y: number, scene: Partial<Scene> = {}): number[] {
  const whole = { surfaces: [], garment, camera, light: sun, background, ...scene };
  const { shading } = new FrameRenderer(size).render(whole);
  return [0, 1, 2].map((i) => shading[3 * (60 * y + x) + i] ** 2.2);
}

function expectLight(found: readonly number[], expected: readonly number[]): void {
  found.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 3));
}

const corner: Vector = [-0.8, 0.8, 0];
const wall = flatSurface(corner, [1.6, 0, 0], [0, -1.6, 0], { label: 'upper-clothes' });

describe('shading', () => {
  it('sums beam and surrounding light on a wall that faces the beam', () => {
    const facing = { ...sun, direction: [0, 0, 1] as const };
    expectLight(lightOn(wall, 30, 30, { light: facing }), [0.6, 0.6, 0.6]);
  });

  it('weakens the beam with the angle at which it falls, a little past the edge of the shade', () => {
    const falling = (cosine: number) =>
      sun.colour.map((c, i) => (c * (cosine + 0.2)) / 1.2 + sun.ambient[i]);
    expectLight(lightOn(wall, 30, 30), falling(0.8));
    const grazing = { ...sun, direction: [Math.sqrt(1 - 0.01), 0, -0.1] as const };
    expectLight(lightOn(wall, 30, 30, { light: grazing }), falling(-0.1));
    const behind = { ...sun, direction: [0.8, 0, -0.6] as const };
    expectLight(lightOn(wall, 30, 30, { light: behind }), sun.ambient);
  });

  it('gives upper sides more of the surrounding light than lower ones', () => {
    const behind = { ...sun, direction: [0, 0, -1] as const };
    const roof = flatSurface([-0.8, 0.5, -0.8], [1.6, 0, 0], [0, -1, 1], {
      label: 'upper-clothes',
    });
    const up = 1 + 0.3 * Math.SQRT1_2;
    expectLight(
      lightOn(roof, 30, 30, { light: behind }),
      sun.ambient.map((a) => a * up),
    );
  });

  it('multiplies the light into the tint', () => {
    const facing = { ...sun, direction: [0, 0, 1] as const };
    const tinted = { ...wall, tint: [0.5, 1, 1] as const };
    expectLight(lightOn(tinted, 30, 30, { light: facing }), [0.6 * 0.5 ** 2.2, 0.6, 0.6]);
  });

  it('casts the shadow of what stands in the beam, where the beam takes it, with a soft edge', () => {
    // 0.4 m before the wall; the beam falls 0.6 to the left for 0.8 back, so its shadow is 0.3 m to the left.
    const blocker = flatSurface([0.2, 0.3, 0.4], [0.4, 0, 0], [0, -0.6, 0]);
    const lit = sun.colour.map((c, i) => c * (1 / 1.2) + sun.ambient[i]);
    // The finer the map of shadows, the smaller what it covers: a body's size.
    const behind = flatSurface([-0.9, 0.9, -0.2], [1.8, 0, 0], [0, -1.8, 0]);
    const redAt = (x: number) => lightOn(wall, x, 30, { surfaces: [behind, blocker] })[0];
    // The shadow reaches from −0.1 to 0.3 m: pixels 27 to 39; what is right of 36 the blocker hides.
    expect(redAt(31)).toBeCloseTo(sun.ambient[0], 3);
    expect(redAt(20)).toBeCloseTo(lit[0], 3);
    const edge = [25, 26, 27, 28].map(redAt);
    expect(edge).toEqual([...edge].sort((a, b) => b - a));
    expect(edge.some((value) => value > 0.15 && value < 0.45)).toBe(true);
  });

  it('lets a surface cast no shadow on itself, however the beam falls', () => {
    const slanted = flatSurface([-0.8, 0.8, -0.9], [1.6, 0, 1.2], [0, -1.6, 0.4], {
      label: 'upper-clothes',
    });
    for (const direction of [
      [0, 0, 1],
      [0, 0.96, 0.28],
      [-0.96, 0, 0.28],
    ] as const) {
      const light: Light = { direction, colour: [1, 1, 1], ambient: [0, 0, 0] };
      const values = new Set<number>();
      for (let x = 10; x < 50; x += 4)
        values.add(Math.round(1000 * lightOn(slanted, x, 30, { light })[0]));
      expect(values.size, `light from ${direction.join(', ')}`).toBe(1);
    }
  });

  it('bends light on a slope of folds as a plane of that slope would', () => {
    // Heights that rise by 0.75 m per metre to the right: the normal leans to the left by atan 0.75, to (−0.6, 0, 0.8).
    const ramp = rampOf((u) => 0.75 * 1.6 * u);
    const folded = { ...wall, folds: { ...ramp, strengths: Float32Array.of(1, 1, 1, 1) } };
    const cosine = -0.6 * 0.6 + 0.8 * 0.8;
    const expected = sun.colour.map((c, i) => (c * (cosine + 0.2)) / 1.2 + sun.ambient[i]);
    expectLight(lightOn(folded, 30, 30), expected);
    const half = { ...folded, folds: { ...ramp, strengths: new Float32Array(4).fill(0.5) } };
    const halfCosine = (0.8 - 0.375 * 0.6) / Math.hypot(1, 0.375);
    const halfExpected = sun.colour.map((c, i) => (c * (halfCosine + 0.2)) / 1.2 + sun.ambient[i]);
    expectLight(lightOn(half, 30, 30), halfExpected);
  });

  it('lights a bump brighter on the side of the light, seen from outside and from inside', () => {
    const bump = rampOf((u) => 0.05 * Math.exp(-60 * (u - 0.5) ** 2));
    const folds = { ...bump, strengths: Float32Array.of(1, 1, 1, 1) };
    const fromLeft = { ...sun, direction: [-0.6, 0, 0.8] as const };
    const outside = { ...wall, folds };
    const leftOf = lightOn(outside, 27, 30, { light: fromLeft })[0];
    const rightOf = lightOn(outside, 33, 30, { light: fromLeft })[0];
    expect(leftOf).toBeGreaterThan(rightOf + 0.05);
    // From inside the bump is a hollow: its far side catches the light.
    const inside = {
      ...flatSurface([0.8, 0.8, 0], [-1.6, 0, 0], [0, -1.6, 0]),
      folds,
      isTwoSided: true,
    };
    const leftIn = lightOn(inside, 27, 30, { light: fromLeft })[0];
    const rightIn = lightOn(inside, 33, 30, { light: fromLeft })[0];
    expect(rightIn).toBeGreaterThan(leftIn + 0.05);
  });
});

/** Heights over u alone. */
function rampOf(height: (u: number) => number): Omit<Folds, 'strengths'> {
  const heights = Float32Array.from({ length: 32 * 2 }, (_, i) => height(((i % 32) + 0.5) / 32));
  return { width: 32, height: 2, heights };
}
