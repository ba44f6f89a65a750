import { reduction } from './reduction.js';

/** The largest over some axes, which are kept at size 1. */
export const reduceMax = reduction('reduceMax', -Infinity, (so, value) => Math.max(so, value));
