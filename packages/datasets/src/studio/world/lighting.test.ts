import { RandomNumbers } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { createLight } from './lighting.js';

describe('createLight', () => {
  it('shines from above and never from behind, neither blinding nor dark, warm or cool', () => {
    const lights = Array.from({ length: 200 }, (_, seed) => createLight(new RandomNumbers(seed)));
    for (const { direction, colour, ambient } of lights) {
      expect(Math.hypot(...direction)).toBeCloseTo(1, 12);
      expect(direction[1]).toBeGreaterThan(0);
      expect(direction[2]).toBeGreaterThan(0);
      for (const part of [...colour, ...ambient]) expect(part).toBeGreaterThan(0);
      const white = colour[1] + ambient[1];
      expect(white).toBeGreaterThan(0.75);
      expect(white).toBeLessThan(1.3);
    }
    const warm = lights.filter(({ colour }) => colour[0] > colour[2]).length;
    expect(warm).toBeGreaterThan(80);
    expect(warm).toBeLessThan(180);
  });
});
