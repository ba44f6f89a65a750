import { describe, expect, it } from 'vitest';
import { exactFrameRate, formatRational } from './rational.js';

describe('exactFrameRate', () => {
  it.each([
    [25, '25/1'],
    [29.97, '30000/1001'],
    [30000 / 1001, '30000/1001'],
    [23.976, '24000/1001'],
    [24, '24/1'],
    [59.94, '60000/1001'],
    [119.88, '120000/1001'],
    [12.5, '12500000/1000000'],
    [0.5, '500000/1000000'],
  ])('takes %f for %s', (rate, expected) => {
    expect(formatRational(exactFrameRate(rate))).toBe(expected);
  });
});
