import { expect, test } from 'vitest';
import { parseTime } from './parse-time.js';

test.each([
  ['0', 0],
  ['90', 90],
  ['2.5', 2.5],
  ['.5', 0.5],
  ['1:30', 90],
  ['01:05.25', 65.25],
  ['1:00:01', 3601],
])('%s is %d seconds.', (text, seconds) => {
  expect(parseTime(text)).toBe(seconds);
});

test.each(['', '-1', '1:2:3:4', 'abc', '1:', ':30', '1e3', '1,5'])('%s is no time.', (text) => {
  expect(() => parseTime(text)).toThrow('mm:ss');
});
