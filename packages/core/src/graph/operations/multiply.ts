import { binary } from './elementwise.js';

/** The product. */
export const multiply = binary('multiply', (a, b) => a * b);
