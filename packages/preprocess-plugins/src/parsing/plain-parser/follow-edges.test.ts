import { rgbToLab } from '@drapeflow/core';
import { expect, it } from 'vitest';
import { followEdges } from './follow-edges.js';
import { createPartPlanes, partNames } from './geometric-priors.js';

it('moves a border that is two pixels off onto the edge of the picture', () => {
  const [width, height] = [41, 30];
  const image = {
    width,
    height,
    data: Uint8Array.from({ length: 3 * width * height }, (_, at) =>
      Math.floor(at / 3) % width < 20 ? 40 : 220,
    ),
  };
  const parts = createPartPlanes(width * height);
  parts.upperClothes.forEach((_, i) => (parts.upperClothes[i] = i % width < 22 ? 1 : 0));
  const background = parts.upperClothes.map((value) => 1 - value);
  followEdges(rgbToLab(image), { background, parts });
  const row = 15 * width;
  const steps = Array.from({ length: width - 1 }, (_, x) =>
    Math.abs(parts.upperClothes[row + x + 1] - parts.upperClothes[row + x]),
  );
  expect(steps.indexOf(Math.max(...steps))).toBe(19);
  background.forEach((value, i) => {
    const sum = partNames.reduce((total, name) => total + parts[name][i], value);
    expect(sum).toBeCloseTo(1, 5);
  });
});
