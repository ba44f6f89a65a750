import { RandomNumbers } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { lightnessOf, type Colour } from '../colour.js';
import type { PrintMaker } from '../print.js';
import { blobs } from './blobs.js';
import { geometric } from './geometric.js';
import { lettering } from './lettering.js';
import { strokesOf } from './stroke-font.js';

const makers: Record<string, PrintMaker> = { blobs, geometric, lettering };
const ground: Colour = [0.2, 0.3, 0.5];

describe.each(Object.entries(makers))('a print of %s', (_, maker) => {
  it('stays within its width and is seen on its ground', () => {
    for (let seed = 0; seed < 6; seed++) {
      const print = maker(new RandomNumbers(seed), ground, 10);
      let covered = 0;
      for (let y = -20; y <= 20; y += 0.8) {
        for (let x = -20; x <= 20; x += 0.8) {
          const { colour, cover } = print(x, y);
          if (cover === 0) continue;
          covered++;
          expect(Math.abs(x)).toBeLessThan(12);
          expect(Math.abs(lightnessOf(colour) - lightnessOf(ground))).toBeGreaterThan(0.2);
        }
      }
      expect(covered).toBeGreaterThan(4);
    }
  });
});

describe('strokesOf', () => {
  it('has all letters and digits, within their grid', () => {
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789') {
      for (const stroke of strokesOf[letter]) {
        expect(stroke).toMatch(/^([0-4][0-6]){2,}$/);
      }
    }
  });
});
