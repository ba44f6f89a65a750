import { expect, test } from 'vitest';
import { standardOutput } from './standard-output.js';

test.each([
  ['clips/me.mov', '/garments/shirt.jpg', 'me-shirt.mp4'],
  ['frames/', 'a.b.png', 'frames-a.b.mp4'],
])('The output of %s and %s is %s.', (video, garment, output) => {
  expect(standardOutput(video, garment)).toBe(output);
});
