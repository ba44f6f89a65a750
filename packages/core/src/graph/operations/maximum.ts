import { binary } from './elementwise.js';

/** The larger of two. */
export const maximum = binary('maximum', (a, b) => Math.max(a, b));
