import { expect, test } from 'vitest';
import { HiddenColours } from './hidden-colours.js';

test('Hidden colours are those of what is known nearby.', () => {
  const image = { width: 8, height: 8, data: new Uint8Array(192) };
  for (let i = 0; i < 64; i++) image.data.set(i % 8 < 4 ? [200, 100, 50] : [0, 0, 0], 3 * i);
  const left = Float32Array.from({ length: 64 }, (_, i) => (i % 8 < 4 ? 1 : 0));
  const colours = new HiddenColours(image, [left], 0.5);
  expect([0, 1, 2].map((channel) => Math.round(colours.read(channel, 7, 4)))).toEqual([
    200, 100, 50,
  ]);
});
