import { reduction } from './reduction.js';

/** The mean over some axes, which are kept at size 1. */
export const reduceMean = reduction(
  'reduceMean',
  0,
  (so, value) => so + value,
  (total, count) => total / count,
);
