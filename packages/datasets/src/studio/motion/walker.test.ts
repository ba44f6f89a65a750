import { describe, expect, it } from 'vitest';
import { walkAlong, type Path } from './walker.js';

const gait = { stride: 1, width: 0.2 };
const moments = Array.from({ length: 200 }, (_, i) => i / 40);
const straight: Path = (seconds) => ({ x: 0, z: 1.2 * seconds, heading: 0 });

describe('feet', () => {
  it('stay where they are while the body does', () => {
    const feet = walkAlong(() => ({ x: 1, z: 2, heading: 0 }), gait, 5);
    for (const seconds of moments) {
      expect(feet(seconds)).toEqual({
        left: { x: 1.1, z: 2, heading: 0, lift: 0, pitch: 0 },
        right: { x: 0.9, z: 2, heading: 0, lift: 0, pitch: 0 },
      });
    }
  });

  it('step in turn, one always on the floor, and do not slide there', () => {
    const feet = walkAlong(straight, gait, 5);
    const steps = { left: new Set<number>(), right: new Set<number>() };
    for (const seconds of moments) {
      const { left, right } = feet(seconds);
      expect(Math.min(left.lift, right.lift)).toBe(0);
      if (left.lift === 0) steps.left.add(left.z);
      if (right.lift === 0) steps.right.add(right.z);
    }
    // A stride a second for five seconds: at most one more place at either end.
    for (const side of [steps.left, steps.right]) {
      expect(side.size).toBeGreaterThanOrEqual(5);
      expect(side.size).toBeLessThanOrEqual(7);
      const places = [...side].sort((a, b) => a - b);
      places.slice(1).forEach((z, i) => expect(z - places[i]!).toBeCloseTo(1.2, 6));
    }
  });

  it('keep up with the body, one before and one behind it', () => {
    const feet = walkAlong(straight, gait, 5);
    for (const seconds of moments.slice(20, 180)) {
      const { left, right } = feet(seconds);
      const middle = (left.z + right.z) / 2 - straight(seconds).z;
      expect(Math.abs(middle)).toBeLessThan(0.25);
    }
  });

  it('turn with the body', () => {
    const feet = walkAlong((seconds) => ({ x: 0, z: 0, heading: seconds / 4 }), gait, 5);
    const { left, right } = feet(4.9);
    expect(left.heading).toBeGreaterThan(1);
    expect(right.heading).toBeGreaterThan(1);
    expect(Math.hypot(left.x - right.x, left.z - right.z)).toBeGreaterThan(0.15);
  });
});
