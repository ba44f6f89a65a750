import { expect, test } from 'vitest';
import { nearestName } from './nearest-name.js';

const known = ['memory', 'personMask', 'parser', 'warp'];

test.each([
  ['memroy', 'memory'],
  ['personmask', 'personMask'],
  ['person-mask', 'personMask'],
  ['prser', 'parser'],
  ['warps', 'warp'],
])('%s is nearest to %s.', (written, meant) => {
  expect(nearestName(written, known)).toBe(meant);
});

test.each(['colour', 'x-ray-vision', 'backend'])('%s is near to none.', (written) => {
  expect(nearestName(written, known)).toBeUndefined();
});

test('Nothing is near where nothing is known.', () => {
  expect(nearestName('memory', [])).toBeUndefined();
});
