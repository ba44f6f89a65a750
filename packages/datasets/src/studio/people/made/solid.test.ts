import { describe, expect, it } from 'vitest';
import {
  added,
  carved,
  distanceTo,
  ellipsoid,
  ground,
  loft,
  rod,
  smoothMinimum,
  type Section,
} from './solid.js';

const ball = ellipsoid([0, 1, 0], [0.2, 0.2, 0.2]);

describe('forms', () => {
  it('measure the distance to a ball exactly, inside and outside', () => {
    expect(ball.distance(0.5, 1, 0)).toBeCloseTo(0.3, 9);
    expect(ball.distance(0, 1.1, 0)).toBeCloseTo(-0.1, 9);
    expect(ball.distance(0, 1, 0)).toBe(-0.2);
  });

  it('know an ellipsoid that is turned', () => {
    const half = Math.SQRT1_2;
    const axes = [
      [half, half, 0],
      [-half, half, 0],
      [0, 0, 1],
    ] as const;
    const turned = ellipsoid([0, 0, 0], [0.4, 0.1, 0.1], axes);
    expect(turned.distance(0.4 * half, 0.4 * half, 0)).toBeCloseTo(0, 9);
    expect(turned.distance(-0.1 * half, 0.1 * half, 0)).toBeCloseTo(0, 9);
  });

  it('measure the distance to a rod that grows thinner', () => {
    const tapered = rod([0, 0, 0], 0.2, [1, 0, 0], 0.1);
    expect(tapered.distance(0.5, 0.5, 0)).toBeCloseTo(0.35, 9);
    expect(tapered.distance(1.5, 0, 0)).toBeCloseTo(0.4, 9);
    expect(tapered.distance(-0.5, 0, 0)).toBeCloseTo(0.3, 9);
  });

  it('loft through the sections given, each side by itself', () => {
    const section = (at: number): Section => ({ at, out: 0.1, in: 0.2, front: 0.3, back: 0.4 });
    const trunk = loft({ from: [0, 0, 0], to: [0, 1, 0], sections: [section(0), section(1)] });
    expect(trunk.distance(0.1, 0.5, 0)).toBeCloseTo(0, 9);
    expect(trunk.distance(-0.2, 0.5, 0)).toBeCloseTo(0, 9);
    expect(trunk.distance(0, 0.5, 0.3)).toBeCloseTo(0, 9);
    expect(trunk.distance(0, 0.5, -0.4)).toBeCloseTo(0, 9);
  });

  it('fill the corners of a loft that is square', () => {
    const section = (at: number): Section => ({ at, out: 0.1, in: 0.1, front: 0.1, back: 0.1 });
    const options = { from: [0, 0, 0], to: [0, 1, 0], sections: [section(0), section(1)] } as const;
    const corner = 0.1 * 2 ** -0.25;
    expect(loft({ ...options, square: 1 }).distance(corner, 0.5, corner)).toBeCloseTo(0, 9);
    expect(loft(options).distance(corner, 0.5, corner)).toBeGreaterThan(0.01);
  });

  it('never reach out of the sphere around them', () => {
    const stout = { at: 0, out: 0.3, in: 0.1, front: 0.2, back: 0.2 };
    const thin = { at: 1, out: 0.1, in: 0.1, front: 0.1, back: 0.1 };
    const limb = loft({ from: [0, 0, 0], to: [1, 0, 0], sections: [stout, thin], square: 0.5 });
    for (const form of [ball, rod([0, 0, 0], 0.2, [1, 1, 0], 0.3), limb]) {
      for (let k = 0; k < 500; k += 1) {
        const at = [k % 8, (k >> 3) % 8, k >> 6].map((step) => step / 4 - 0.7);
        const away = Math.hypot(...at.map((value, axis) => value - form.centre[axis]));
        expect(form.distance(at[0], at[1], at[2])).toBeGreaterThanOrEqual(away - form.reach - 1e-9);
      }
    }
  });
});

describe('solids', () => {
  it('melt two forms where they are equally far, by a quarter of the blend', () => {
    expect(smoothMinimum(0.1, 0.1, 0.04)).toBeCloseTo(0.09, 9);
    expect(smoothMinimum(0.1, 0.2, 0.04)).toBe(0.1);
  });

  it('lose what is carved from them', () => {
    const bowl = [added(ball, 0.01), carved(ground(1), 0.01)];
    expect(distanceTo(bowl, 0, 0.9, 0)).toBeCloseTo(0.1, 9);
    expect(distanceTo(bowl, 0, 1.15, 0)).toBeCloseTo(-0.05, 9);
  });

  it('have a twin of each mirrored form, and meet it smoothly in the middle', () => {
    const pair = [added(ellipsoid([0.3, 0, 0], [0.1, 0.1, 0.1]), 0.02, 0.01)];
    expect(distanceTo(pair, -0.4, 0.05, 0)).toBe(distanceTo(pair, 0.4, 0.05, 0));
    const slope = (distanceTo(pair, 1e-5, 0, 0) - distanceTo(pair, 0, 0, 0)) / 1e-5;
    expect(slope).toBeCloseTo(0, 2);
  });
});
