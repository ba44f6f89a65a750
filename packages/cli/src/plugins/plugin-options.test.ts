import { expect, test } from 'vitest';
import { z } from 'zod';
import { optionsOf } from './plugin-options.js';

test('Options have a type, a default and a description, as the schema says.', () => {
  const schema = z.strictObject({
    size: z.int().min(2).default(8).describe('Flows kept.'),
    file: z.string(),
    mode: z.enum(['fast', 'exact']).optional(),
    scale: z.union([z.number(), z.literal('auto')]).default('auto'),
  });
  expect(optionsOf(schema)).toEqual([
    { name: 'size', type: 'integer', required: false, default: 8, description: 'Flows kept.' },
    { name: 'file', type: 'string', required: true },
    { name: 'mode', type: '"fast" | "exact"', required: false },
    { name: 'scale', type: expect.stringContaining('number | '), required: false, default: 'auto' },
  ]);
});

test('A plugin without options has none.', () => {
  expect(optionsOf(z.strictObject({}))).toEqual([]);
});
