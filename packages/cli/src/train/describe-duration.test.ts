import { expect, test } from 'vitest';
import { describeDuration } from './describe-duration.js';

test('A duration is told as exactly as one wants to know it.', () => {
  expect(describeDuration(0)).toBe('0 s');
  expect(describeDuration(59.4)).toBe('59 s');
  expect(describeDuration(59.6)).toBe('1 min');
  expect(describeDuration(3569)).toBe('59 min');
  expect(describeDuration(3599)).toBe('1 h 0 min');
  expect(describeDuration(3 * 3600 + 12 * 60 + 20)).toBe('3 h 12 min');
});
