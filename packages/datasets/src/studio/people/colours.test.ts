import { RandomNumbers } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import type { Texture } from '../render/texture.js';
import { chooseHairColour, greyed, meanColour, tintTowards } from './colours.js';

/** Half of it shows (51, 102, 204); the rest is see-through. */
const texture: Texture = {
  width: 4,
  height: 1,
  channels: 4,
  data: Uint8Array.from([
    ...[51, 102, 204, 255],
    ...[51, 102, 204, 255],
    ...[255, 0, 0, 0],
    ...[255, 255, 255, 0],
  ]),
};

describe('colours', () => {
  it('of a picture have the mean of what shows', () => {
    meanColour(texture).forEach((value, i) => expect(value).toBeCloseTo([0.2, 0.4, 0.8][i]!, 6));
  });

  it('are brought to a colour, though dark ones never to four times their lightness and more', () => {
    const tint = tintTowards(texture, [0.4, 0.4, 0.4]);
    [2, 1, 0.5].forEach((value, i) => expect(tint[i]).toBeCloseTo(value, 6));
    // (5, 2, 1) keeps its hue.
    const limited = tintTowards(texture, [1, 0.8, 0.8]);
    [4, 1.6, 0.8].forEach((value, i) => expect(limited[i]).toBeCloseTo(value, 6));
  });

  it('become grey by luminance, and keep their opacity', () => {
    // 0.299 · 51 + 0.587 · 102 + 0.114 · 204 = 98.4
    expect([...greyed(texture).data.subarray(0, 4)]).toEqual([98, 98, 98, 255]);
    expect(greyed(texture).data[11]).toBe(0);
  });

  it('of hair are warm or grey, as they grow', () => {
    const random = new RandomNumbers(1);
    const colours = Array.from({ length: 500 }, () => chooseHairColour(random));
    for (const [red, green, blue] of colours) {
      expect(red).toBeGreaterThan(0.9 * green);
      expect(green).toBeGreaterThan(0.9 * blue);
      expect(red).toBeLessThan(1);
    }
    const lightness = colours.map(([, green]) => green);
    expect(Math.min(...lightness)).toBeLessThan(0.1);
    expect(Math.max(...lightness)).toBeGreaterThan(0.6);
  });
});
