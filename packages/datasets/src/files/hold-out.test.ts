import { expect, test } from 'vitest';
import { datasetSplits } from '@drapeflow/core';
import { isInSplit } from './hold-out.js';

const garments = Array.from(
  { length: 2000 },
  (_, index) => `${String(index).padStart(6, '0')}_00.jpg`,
);

function splitsOf(garment: string, hasTestList: boolean) {
  return datasetSplits.filter((split) => isInSplit(garment, { split, holdOut: 10 }, hasTestList));
}

test('Every garment is in one split, wherever it lies and whatever it is stored as.', () => {
  for (const garment of garments) {
    const [split, ...others] = splitsOf(garment, false);
    expect(others).toEqual([]);
    expect(splitsOf(`/elsewhere/${garment.replace('jpg', 'png')}`, false)).toEqual([split]);
  }
});

test('One garment in so many is kept for validation, and one for the test.', () => {
  const splits = garments.flatMap((garment) => splitsOf(garment, false));
  const share = (split: string) => splits.filter((each) => each === split).length / garments.length;
  // Binomial: the deviation of 2000 draws is 0.0067.
  expect(Math.abs(share('validation') - 0.1)).toBeLessThan(0.03);
  expect(Math.abs(share('test') - 0.1)).toBeLessThan(0.03);
});

test('What a list for the test names is the test, and validation is the same without one.', () => {
  for (const garment of garments.slice(0, 200)) {
    const alone = splitsOf(garment, false)[0] === 'validation' ? 'validation' : 'train';
    expect(splitsOf(garment, true)).toEqual([alone, 'test']);
  }
});
