import { binary } from './elementwise.js';

/** The sum. */
export const add = binary('add', (a, b) => a + b);
