import { expect, test } from 'vitest';
import { colorOfHue } from './panel.js';

test.each([
  [0, [255, 0, 0]],
  [1 / 6, [255, 255, 0]],
  [1 / 3, [0, 255, 0]],
  [1 / 2, [0, 255, 255]],
  [2 / 3, [0, 0, 255]],
  [5 / 6, [255, 0, 255]],
  [-1 / 3, [0, 0, 255]],
])('Hue %d is the colour of the wheel there.', (hue, color) => {
  expect(colorOfHue(hue)).toEqual(color);
});

test('Without saturation every hue is white.', () => {
  expect(colorOfHue(0.3, 0)).toEqual([255, 255, 255]);
});
