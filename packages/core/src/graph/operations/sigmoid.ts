import { noAttributes, unary } from './elementwise.js';

/** 1 / (1 + e^−x), 0…1. */
export const sigmoid = unary('sigmoid', noAttributes, (value) => 1 / (1 + Math.exp(-value)));
