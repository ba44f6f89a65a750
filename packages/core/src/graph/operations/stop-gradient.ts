import { noAttributes, unary } from './elementwise.js';

/** The same values; whoever differentiates takes them for constants. */
export const stopGradient = unary('stopGradient', noAttributes, (value) => value);
