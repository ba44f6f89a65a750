import { z } from 'zod';
import { unary } from './elementwise.js';

/** x where x ≥ 0, else slope · x. */
export const leakyRelu = unary(
  'leakyRelu',
  z.strictObject({ slope: z.number().min(0).max(1) }),
  (value, { slope }) => (value >= 0 ? value : slope * value),
);
