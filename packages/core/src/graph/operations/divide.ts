import { binary } from './elementwise.js';

/** The quotient. */
export const divide = binary('divide', (a, b) => a / b);
