import { pooling } from './pooling.js';

/** The largest of each block of size × size pixels; blocks do not overlap. */
export const maxPool2d = pooling('maxPool2d', -Infinity, (so, value) => Math.max(so, value));
