import { describe, expect, it } from 'vitest';
import { readOpacity, readTexture } from './read-texture.js';
import { levelFor, levelsOf } from './texture-levels.js';
import type { Texture } from './texture.js';

const grey: Texture = {
  width: 4,
  height: 2,
  channels: 3,
  data: Uint8Array.from(
    [0, 40, 80, 120, 20, 60, 100, 140].flatMap((value) => [value, value, value]),
  ),
};

describe('levelsOf', () => {
  it('halves a texture down to one pixel by means of four texels', () => {
    const [whole, half, last, ...more] = levelsOf(grey);
    expect(whole).toBe(grey);
    expect([half.width, half.height, half.data[0], half.data[3]]).toEqual([2, 1, 30, 110]);
    expect([last.width, last.height, last.data[0]]).toEqual([1, 1, 70]);
    expect(more).toEqual([]);
  });

  it('lets clear texels lend no colour, but their clearness', () => {
    const texture: Texture = {
      width: 2,
      height: 1,
      channels: 4,
      data: Uint8Array.of(200, 100, 50, 240, 0, 0, 0, 0),
    };
    const [, half] = levelsOf(texture);
    expect([...half.data]).toEqual([200, 100, 50, 120]);
  });

  it('makes the levels of a texture once', () => {
    expect(levelsOf(grey)).toBe(levelsOf(grey));
  });
});

describe('levelFor', () => {
  it('finds the level with about one texel a pixel, and the last where all are too fine', () => {
    const all = levelsOf(grey);
    expect(
      [0.1, 1, 1.7, 2, 3.4, 4, 1000].map((texels) => all.indexOf(levelFor(all, texels))),
    ).toEqual([0, 0, 0, 1, 1, 2, 2]);
  });
});

describe('readTexture', () => {
  const read = (texture: Texture, u: number, v: number) => {
    // The second of two places.
    const colours = new Float64Array(6);
    readTexture(texture, Float64Array.of(0, 0, u, v), colours, 1);
    return colours[3];
  };

  it('reads texels at their centres and blends between them', () => {
    expect(read(grey, 0.375, 0.25)).toBe(40);
    expect(read(grey, 0.5, 0.25)).toBe(60);
    expect(read(grey, 0.5, 0.5)).toBe(70);
  });

  it('repeats the edge', () => {
    expect(read(grey, -3, -3)).toBe(0);
    expect(read(grey, 4, 4)).toBe(140);
    expect(read(grey, 0.375, -1)).toBe(40);
  });

  it('takes the colour from what is opaque, and reads the opacity by itself', () => {
    const texture: Texture = {
      width: 2,
      height: 1,
      channels: 4,
      data: Uint8Array.of(200, 0, 0, 255, 0, 0, 0, 0),
    };
    expect(read(texture, 0.5, 0.5)).toBeCloseTo(200, 1);
    expect(readOpacity(texture, 0.5, 0.5)).toBeCloseTo(127.5);
  });
});
