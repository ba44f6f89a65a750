import { noAttributes, unary } from './elementwise.js';

/** e to the power of each element. */
export const exponential = unary('exponential', noAttributes, (value) => Math.exp(value));
