import { expect, it } from 'vitest';
import { createPartPlanes } from './geometric-priors.js';
import { keepHairTogether } from './keep-hair-together.js';
import type { PersonFrame } from './person-frame.js';

it('takes a cord in the colour of the hair for clothes, and keeps a strand', () => {
  const [width, height] = [60, 40];
  const parts = createPartPlanes(width * height);
  const pixels = Uint32Array.from({ length: width * height }, (_, i) => i);
  for (const i of pixels) {
    const x = i % width;
    const isHair = (x >= 10 && x < 24) || x === 45;
    parts.hair[i] = isHair ? 1 : 0;
    parts.upperClothes[i] = isHair ? 0 : 1;
  }
  const frame = { body: { scale: 50 }, image: { width, height }, pixels } as unknown as PersonFrame;
  keepHairTogether(frame, { background: new Float32Array(width * height), parts });
  const row = 20 * width;
  expect(parts.hair[row + 17]).toBe(1);
  expect(parts.hair[row + 45]).toBe(0);
  expect(parts.upperClothes[row + 45]).toBe(1);
});
