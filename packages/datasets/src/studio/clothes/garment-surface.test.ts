import { RandomNumbers } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { flatTShirt } from '../../testing/flat-garment.js';
import { mannequin } from '../../testing/mannequin.js';
import type { SkeletonPose } from '../people/skeleton.js';
import { garmentSurface } from './garment-surface.js';
import { swayOf } from './sway.js';
import { tailorGarment } from './tailor-garment.js';

const person = mannequin();
const { skeleton } = person;
const fit = { ease: 0.03, length: 1, sleeveLength: 1, isTucked: false };
const garment = tailorGarment(flatTShirt(), person, fit, new RandomNumbers(3));

/** The person at rest, moved aside. */
function standingAt(x: number): SkeletonPose {
  const rotations = new Float32Array(4 * skeleton.joints.length);
  for (let joint = 0; joint < skeleton.joints.length; joint++) rotations[4 * joint + 3] = 1;
  return {
    rotations,
    positions: skeleton.rest.map((value, i) => (i % 3 === 0 ? value + x : value)),
  };
}

describe('garmentSurface', () => {
  it('is the garment at rest while the person stands at rest', () => {
    const { positions, normals } = garmentSurface(garment, () => standingAt(0), 1);
    for (let i = 0; i < positions.length; i++) {
      expect(Math.abs(positions[i] - garment.mesh.positions[i])).toBeLessThan(1e-5);
    }
    for (let at = 0; at < normals.length; at += 3) {
      expect(Math.hypot(normals[at], normals[at + 1], normals[at + 2])).toBeCloseTo(1, 4);
    }
  });

  it('goes along with the body, and does not sway while that goes evenly', () => {
    const even = garmentSurface(garment, (seconds) => standingAt(0.4 * seconds), 2);
    for (let at = 0; at < even.positions.length; at += 3) {
      expect(even.positions[at] - garment.mesh.positions[at]).toBeCloseTo(0.8, 3);
    }
  });

  it('depends on nothing but the moment', () => {
    const movement = (seconds: number) => standingAt(Math.sin(3 * seconds));
    const first = garmentSurface(garment, movement, 0.7);
    garmentSurface(garment, movement, 2.1);
    expect(garmentSurface(garment, movement, 0.7).positions).toEqual(first.positions);
  });

  it('has normals that point away from the body', () => {
    const { positions, normals } = garmentSurface(garment, () => standingAt(0), 0);
    for (let at = 0; at < positions.length; at += 3) {
      if (Math.abs(positions[at]) > 0.08 || positions[at + 1] > 1.3) continue;
      expect(Math.sign(normals[at + 2])).toBe(Math.sign(positions[at + 2]));
    }
  });
});

describe('swayOf', () => {
  const sway = (movement: (seconds: number) => number, seconds: number) =>
    swayOf((at) => standingAt(movement(at)), seconds, skeleton, 'hips');

  it('lags behind a body that has just set out, and then swings past it', () => {
    const setsOut = (seconds: number) => 0.8 * Math.max(0, seconds - 1) ** 2;
    expect(sway(setsOut, 1.3)[0]).toBeLessThan(-0.005);
    const stops = (seconds: number) => 0.8 * Math.min(1, seconds);
    expect(sway(stops, 1.15)[0]).toBeGreaterThan(0.005);
  });

  it('stays small however the body is thrown about', () => {
    for (let i = 0; i < 20; i++) {
      const thrown = sway((seconds) => 3 * Math.sin(9 * seconds), 1 + 0.1 * i);
      expect(Math.hypot(...thrown)).toBeLessThan(0.036);
    }
  });
});
