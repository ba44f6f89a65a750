import { pooling } from './pooling.js';

/** The mean of each block of size × size pixels; blocks do not overlap. */
export const averagePool2d = pooling(
  'averagePool2d',
  0,
  (so, value, size) => so + value / (size * size),
);
