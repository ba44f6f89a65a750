import { beforeAll, describe, expect, it } from 'vitest';
import type { GeneratorOutput } from '@drapeflow/core';
import { paperDoll, paperDollColours } from '@drapeflow/core/testing';
import { compositingGenerator } from './compositing-generator.js';

const doll = paperDoll();
const at = (x: number, y: number) => y * doll.size.width + x;

/** A long shirt over torso, upper arms and forearms, as a warp network would lay it; the hands stay bare. */
const shirt = Float32Array.from({ length: 192 * 256 }, (_, i) => {
  const [x, y] = [i % 192, Math.floor(i / 192)];
  const clothed = doll.parsing.planes['upper-clothes'][i] + doll.parsing.planes.arms[i] > 0.5;
  return clothed && y < 156 && x > 40 && x < 152 ? 1 : 0;
});

describe('the compositing generator', () => {
  let output: GeneratorOutput;
  beforeAll(async () => {
    const generator = await compositingGenerator.create({}, {});
    const mask = { ...doll.size, data: shirt };
    const warped = { image: doll.warped.image, mask };
    output = await generator.generate({ ...doll, previous: undefined, warped });
  });

  it('replaces the old garment and nothing far from it', () => {
    expect(output.replaced.data[at(96, 120)]).toBeGreaterThan(0.95);
    expect(output.replaced.data[at(60, 100)]).toBeGreaterThan(0.95);
    for (const [x, y] of [
      [96, 42],
      [20, 120],
      [96, 230],
      [96, 10],
    ]) {
      expect(output.replaced.data[at(x, y)], `${x}, ${y}`).toBe(0);
    }
  });

  it('keeps the head in front of the garment, and the garment in front of the chest', () => {
    expect(output.visible.data[at(96, 42)]).toBeLessThan(0.05);
    expect(output.visible.data[at(96, 120)]).toBeGreaterThan(0.95);
  });

  it('lets a long sleeve cover the arm but not the hand', () => {
    expect(output.visible.data[at(58, 130)]).toBeGreaterThan(0.95);
    expect(output.visible.data[at(53, 172)]).toBeLessThan(0.2);
  });

  it('fills what stood out from the body with the background around it', () => {
    const colour = [0, 1, 2].map((channel) => output.body.data[3 * at(64, 160) + channel]);
    const expected = paperDollColours.background;
    colour.forEach((value, channel) =>
      expect(Math.abs(value - expected[channel])).toBeLessThan(30),
    );
  });

  it('shows the warped garment in the try-on frame, darker at its rim', () => {
    const middle = output.tryOn.data[3 * at(96, 120)];
    expect(Math.abs(middle - 90)).toBeLessThan(12);
    expect(output.shading.data[at(96, 120)]).toBeGreaterThan(output.shading.data[at(96, 76)]);
  });
});

describe('skin that the old garment hid', () => {
  it('is painted on the arm below a short sleeve in the colour of the hands', async () => {
    const planes = { ...doll.parsing.planes };
    // The same doll in long sleeves of the old garment: only the hands are bare.
    planes.arms = planes.arms.map((value, i) => (Math.floor(i / 192) > 160 ? value : 0));
    planes['upper-clothes'] = planes['upper-clothes'].map((value, i) =>
      Math.max(value, doll.parsing.planes.arms[i] - planes.arms[i]),
    );
    const data = Uint8Array.from(doll.image.data);
    for (let i = 0; i < planes['upper-clothes'].length; i++) {
      if (planes['upper-clothes'][i] > 0.5) data.set(paperDollColours['upper-clothes'], 3 * i);
    }
    const image = { ...doll.size, data };
    const mask = { ...doll.size, data: shirt.map((value, i) => (i / 192 < 110 ? value : 0)) };
    const generator = await compositingGenerator.create({}, {});
    const { body } = await generator.generate({
      image,
      pose: doll.pose,
      parsing: { ...doll.parsing, planes },
      previous: undefined,
      warped: { image: doll.warped.image, mask },
    });
    const colour = [0, 1, 2].map((channel) => body.data[3 * at(57, 136) + channel]);
    const [skin, old] = [paperDollColours.arms, paperDollColours['upper-clothes']];
    const distance = (to: readonly number[]) =>
      Math.hypot(...colour.map((value, channel) => value - to[channel]));
    expect(distance(skin)).toBeLessThan(60);
    expect(distance(skin)).toBeLessThan(distance(old));
  });
});
