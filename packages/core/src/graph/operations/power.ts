import { z } from 'zod';
import { unary } from './elementwise.js';

/** Elements, none below 0, to a fixed power. */
export const power = unary('power', z.strictObject({ exponent: z.number() }), (value, attributes) =>
  Math.pow(value, attributes.exponent),
);
