import { expect, test } from 'vitest';
import { firstDifference } from './first-difference.js';

test.each([
  [1, 1],
  [
    { a: 1, b: [null, 'x'] },
    { b: [null, 'x'], a: 1 },
  ],
  [{}, {}],
])('%j and %j do not differ.', (a, b) => {
  expect(firstDifference(a, b)).toBeUndefined();
});

test.each([
  [{ a: 1, b: { c: [1, 2] } }, { a: 1, b: { c: [1, 3] } }, 'b.c.1', 2, 3],
  [{ a: 1, b: 2 }, { a: 3, b: 4 }, 'a', 1, 3],
  [{ a: 1 }, { a: 1, b: false }, 'b', undefined, false],
  [{ a: [1, 2] }, { a: [1] }, 'a.1', 2, undefined],
  [{ a: [] }, { a: {} }, 'a', [], {}],
  [{ a: null }, { a: {} }, 'a', null, {}],
  [{ a: '1' }, { a: 1 }, 'a', '1', 1],
])('%j and %j differ first at %3$s.', (a, b, path, inA, inB) => {
  expect(firstDifference(a, b)).toEqual({ path, a: inA, b: inB });
});
