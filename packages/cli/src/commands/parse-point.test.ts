import { expect, test } from 'vitest';
import { parsePoint } from './parse-point.js';

test('A point is two numbers of pixels.', () => {
  expect(parsePoint('320,240.5')).toEqual({ x: 320, y: 240.5 });
});

test.each(['320', '320x240', '-1,5', '1,2,3', 'a,b', ''])('%s is no point.', (text) => {
  expect(() => parsePoint(text)).toThrow('x,y');
});
