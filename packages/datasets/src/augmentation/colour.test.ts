import { RandomNumbers } from '@drapeflow/core';
import { describe, expect, test } from 'vitest';
import { bothViews, exactSample, worstOfRelation } from '../testing/exact-sample.js';
import { changeColours } from './colour.js';

const none = { probability: 1, exposure: 0, whiteBalance: 0, gamma: 0, garment: 0 };
const strong = { probability: 1, exposure: 0.3, whiteBalance: 0.1, gamma: 0.2, garment: 0.1 };
const sample = exactSample(3);
const seeds = Array.from({ length: 20 }, (_, seed) => seed);
const change = (seed: number, options = strong) =>
  changeColours(sample, new RandomNumbers(seed), options);

describe('Changing colours', () => {
  test('keeps frame = garment · shading, whatever camera and light.', () => {
    expect(worstOfRelation(sample)).toBeLessThan(0.51);
    for (const seed of seeds) expect(worstOfRelation(change(seed))).toBeLessThan(3);
  });

  test('does not keep it by chance: with the old shading it is lost.', () => {
    const changed = change(3);
    const frames = changed.frames.map((frame, i) => ({ ...frame, worn: sample.frames[i]!.worn! }));
    expect(worstOfRelation({ ...changed, frames })).toBeGreaterThan(10);
  });

  test('makes of a value the same in every pixel of every frame, brighter of brighter.', () => {
    for (const seed of seeds.slice(0, 6)) {
      const changed = bothViews(change(seed));
      for (let c = 0; c < 3; c++) {
        const became = new Map<number, Set<number>>();
        changed.forEach(({ image }, view) => {
          const before = bothViews(sample)[view]!.image.data;
          for (let i = c; i < before.length; i += 3) {
            const values = became.get(before[i]!) ?? new Set();
            became.set(before[i]!, values.add(image.data[i]!));
          }
        });
        const curve = [...became].sort(([a], [b]) => a - b).map(([, values]) => [...values]);
        expect(curve.every((values) => values.length === 1)).toBe(true);
        expect(curve.flat()).toEqual(curve.flat().toSorted((a, b) => a - b));
      }
    }
  });

  test('is gain · x ^ gamma: gains alone are told by any two values.', () => {
    const { frames } = change(5, { ...none, whiteBalance: 0.2 });
    const gains = [0, 1, 2].map((c) => {
      const before = sample.frames[0]!.image.data.filter((_, i) => i % 3 === c);
      const after = frames[0]!.image.data.filter((_, i) => i % 3 === c);
      const brightest = before.indexOf(180);
      const gain = after[brightest]! / 180;
      const off = Array.from(before, (value, i) => after[i]! - Math.min(255, gain * value));
      expect(Math.max(...off.map(Math.abs))).toBeLessThanOrEqual(1.3);
      return gain;
    });
    expect(new Set(gains).size).toBe(3);
  });

  test("never brightens a garment's picture, whose white would be cut off.", () => {
    for (const seed of seeds) {
      const { garment } = change(seed);
      const before = sample.garment.image.data;
      expect(garment.image.data.every((value, i) => value <= before[i]!)).toBe(true);
    }
  });

  test('leaves what has no colour as it is, and what is removed grey.', () => {
    bothViews(change(7)).forEach((frame, view) => {
      const before = bothViews(sample)[view]!;
      expect(frame.worn!.flow).toBe(before.worn!.flow);
      expect(frame.worn!.mask).toBe(before.worn!.mask);
      for (const part of ['labels', 'personMask', 'pose', 'depth'] as const) {
        expect(frame[part]).toBe(before[part]);
      }
      const { image, kept } = frame.torso!;
      expect(kept).toEqual(before.torso!.kept);
      const isKept = (i: number) => kept.data[Math.floor(i / 3)] === 1;
      expect(image.data).toEqual(frame.image.data.map((value, i) => (isKept(i) ? value : 128)));
    });
  });

  test('by nothing changes nothing.', () => {
    const same = change(1, none);
    expect(same.garment).toEqual(sample.garment);
    bothViews(same).forEach((frame, view) => {
      const { worn, ...rest } = bothViews(sample)[view]!;
      expect(frame).toMatchObject(rest);
      const off = Array.from(frame.worn!.shading, (light, i) => light - worn!.shading[i]!);
      expect(Math.max(...off.map(Math.abs))).toBeLessThan(1e-5);
    });
  });
});
