import { RandomNumbers } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import type { ClothMaker } from '../cloth.js';
import { blotches } from './blotches.js';
import { checks } from './checks.js';
import { dots } from './dots.js';
import { plain } from './plain.js';
import { scattered } from './scattered.js';
import { stripes } from './stripes.js';

const makers: Record<string, ClothMaker> = { blotches, checks, dots, plain, scattered, stripes };

describe.each(Object.entries(makers))('cloth of %s', (_, maker) => {
  it('has colours, and the same ones for the same random numbers', () => {
    for (let seed = 0; seed < 10; seed++) {
      const [first, again] = [maker(new RandomNumbers(seed)), maker(new RandomNumbers(seed))];
      for (let i = 0; i < 50; i++) {
        const [across, down] = [1.37 * i - 30, 0.91 * i];
        const colour = first.cloth(across, down);
        expect(again.cloth(across, down)).toEqual(colour);
        expect(Math.min(...colour)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...colour)).toBeLessThanOrEqual(1.25);
      }
    }
  });
});

describe('patterns', () => {
  const places = Array.from({ length: 400 }, (_, i) => 0.05 * i);

  it('repeats along one direction only in stripes, along both in checks', () => {
    for (let seed = 0; seed < 10; seed++) {
      const changes = (maker: ClothMaker) => {
        const { cloth } = maker(new RandomNumbers(seed));
        const count = (colours: readonly string[]) => new Set(colours).size;
        return [
          count(places.map((place) => cloth(place, 0.3).join())),
          count(places.map((place) => cloth(0.3, place).join())),
        ].map((colours) => colours > 1);
      };
      expect(changes(stripes).filter(Boolean)).toHaveLength(1);
      expect(changes(checks)).toEqual([true, true]);
    }
  });

  it('shows both the ground and the dots', () => {
    const { cloth, ground } = dots(new RandomNumbers(4));
    const isGround = places.flatMap((x) =>
      [0.1, 0.9, 1.7].map((y) => cloth(x, y).join() === ground.join()),
    );
    expect(isGround.filter(Boolean).length).toBeGreaterThan(0.3 * isGround.length);
    expect(isGround.filter((is) => !is).length).toBeGreaterThan(0);
  });
});
