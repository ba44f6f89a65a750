import { binary } from './elementwise.js';

/** The difference. */
export const subtract = binary('subtract', (a, b) => a - b);
