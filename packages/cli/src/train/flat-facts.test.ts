import { expect, test } from 'vitest';
import { flatFacts } from './flat-facts.js';

test('Each value is told with the path to it; lists are joined, lists of objects numbered.', () => {
  const facts = {
    name: 'studio',
    size: { width: 192, kinds: ['a', 'b'] },
    parts: [{ of: 1 }, { of: false }],
    none: null,
    empty: [],
  };
  expect(flatFacts(facts)).toEqual([
    ['name', 'studio'],
    ['size.width', '192'],
    ['size.kinds', 'a, b'],
    ['parts.0.of', '1'],
    ['parts.1.of', 'false'],
    ['none', '–'],
    ['empty', ''],
  ]);
});
