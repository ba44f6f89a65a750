import { RandomNumbers } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { chooseComplexion, type Complexion } from './complexion.js';
import { choosePhysique, type Physique } from './physique.js';

const random = new RandomNumbers(5);
const people = Array.from({ length: 300 }, (): [Physique, Complexion] => {
  const physique = choosePhysique(random);
  return [physique, chooseComplexion(random, physique)];
});

function lightnessOf([red, green, blue]: readonly number[]): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

describe('complexions', () => {
  const skins = people.map(([, { skin }]) => skin);

  it('reach from very light to very dark', () => {
    const lightness = skins.map(lightnessOf);
    expect(Math.max(...lightness)).toBeGreaterThan(0.82);
    expect(Math.min(...lightness)).toBeLessThan(0.27);
  });

  it('are warm: more red than green, more green than blue', () => {
    for (const [red, green, blue] of skins) {
      expect(red).toBeGreaterThan(green);
      expect(green).toBeGreaterThan(blue);
    }
  });

  it('give beards to men alone', () => {
    const bearded = people.filter(([, { beard }]) => beard > 0.1);
    expect(bearded.length).toBeGreaterThan(30);
    for (const [{ femininity }] of bearded) expect(femininity).toBeLessThan(0.5);
  });

  it('turn hair grey with age', () => {
    const mean = (isOld: boolean) => {
      const hair = people.filter(([{ age }]) => (isOld ? age > 0.85 : age < 0.4));
      return hair.reduce((sum, [, one]) => sum + lightnessOf(one.hair), 0) / hair.length;
    };
    expect(mean(true)).toBeGreaterThan(2 * mean(false));
  });
});

describe('physiques', () => {
  it('have statures between 1.5 and 1.95 m, of men and women as surveys find them', () => {
    const statures = people.map(([{ stature }]) => stature);
    expect(Math.min(...statures)).toBeGreaterThanOrEqual(1.5);
    expect(Math.max(...statures)).toBeLessThanOrEqual(1.95);
    const mean = (isWoman: boolean) => {
      const some = people.filter(([{ femininity }]) => femininity > 0.5 === isWoman);
      return some.reduce((sum, [{ stature }]) => sum + stature, 0) / some.length;
    };
    expect(mean(false)).toBeCloseTo(1.76, 1);
    expect(mean(true)).toBeCloseTo(1.635, 1);
  });
});
