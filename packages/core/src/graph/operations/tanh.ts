import { noAttributes, unary } from './elementwise.js';

/** The hyperbolic tangent, −1…1. */
export const tanh = unary('tanh', noAttributes, (value) => Math.tanh(value));
