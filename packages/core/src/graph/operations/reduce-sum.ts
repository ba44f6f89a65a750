import { reduction } from './reduction.js';

/** The sum over some axes, which are kept at size 1. */
export const reduceSum = reduction('reduceSum', 0, (so, value) => so + value);
