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

test('What is inside an option is listed by its path, and each form of an option with several.', () => {
  const schema = z.strictObject({
    input: z.strictObject({ width: z.int(), colour: z.enum(['rgb', 'bgr']).default('rgb') }),
    output: z.discriminatedUnion('format', [
      z.strictObject({ format: z.literal('maps'), name: z.string() }),
      z.strictObject({ format: z.literal('rows'), units: z.string().optional() }),
    ]),
  });
  expect(optionsOf(schema)).toEqual([
    { name: 'input.width', type: 'integer', required: true },
    { name: 'input.colour', type: '"rgb" | "bgr"', required: false, default: 'rgb' },
    { name: 'output.format', type: '"maps"', required: true },
    { name: 'output.name', type: 'string', required: true },
    { name: 'output.format', type: '"rows"', required: true },
    { name: 'output.units', type: 'string', required: false },
  ]);
});

test('A plugin without options has none.', () => {
  expect(optionsOf(z.strictObject({}))).toEqual([]);
});
