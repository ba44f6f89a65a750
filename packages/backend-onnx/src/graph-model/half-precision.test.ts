import { expect, it } from 'vitest';
import { decodeHalfPrecision } from './half-precision.js';

it('reads half precision as IEEE 754 defines it', () => {
  const examples: [bits: number, value: number][] = [
    [0x0000, 0],
    [0x8000, -0],
    [0x3c00, 1],
    [0xc000, -2],
    [0x3555, 0.333251953125],
    [0x7bff, 65504],
    [0x0001, 5.960464477539063e-8],
    [0x03ff, 6.097555160522461e-5],
    [0x0400, 6.103515625e-5],
    [0x7c00, Infinity],
    [0xfc00, -Infinity],
    [0x7e00, NaN],
  ];
  const decoded = decodeHalfPrecision(Uint16Array.from(examples, ([bits]) => bits));
  expect([...decoded]).toEqual(examples.map(([, value]) => value));
});
