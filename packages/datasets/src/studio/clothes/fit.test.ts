import { RandomNumbers } from '@drapeflow/core';
import { expect, test } from 'vitest';
import { chooseFit } from './fit.js';

test('Fits are as people wear clothes: of all eases up to 4 cm, seldom tucked in.', () => {
  const random = new RandomNumbers(1);
  const fits = Array.from({ length: 400 }, () => chooseFit(random));
  const eases = fits.map(({ ease }) => ease);
  expect(Math.min(...eases)).toBeGreaterThanOrEqual(0);
  expect(Math.min(...eases)).toBeLessThan(0.004);
  expect(Math.max(...eases)).toBeGreaterThan(0.036);
  expect(Math.max(...eases)).toBeLessThanOrEqual(0.04);
  const tucked = fits.filter(({ isTucked }) => isTucked).length / fits.length;
  expect(tucked).toBeGreaterThan(0.08);
  expect(tucked).toBeLessThan(0.25);
});
