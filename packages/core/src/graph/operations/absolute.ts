import { noAttributes, unary } from './elementwise.js';

/** The absolute value; its slope at 0 is 0. */
export const absolute = unary('absolute', noAttributes, (value) => Math.abs(value));
