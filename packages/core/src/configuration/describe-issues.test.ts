import { expect, test } from 'vitest';
import { z } from 'zod';
import { describeIssues } from './describe-issues.js';

const schema = z.strictObject({
  size: z.int().min(2).default(8),
  video: z.strictObject({ preset: z.enum(['fast', 'slow']) }).optional(),
  memory: z.union([z.string(), z.strictObject({ plugin: z.string() })]).optional(),
  stages: z
    .array(z.strictObject({ steps: z.int(), rates: z.array(z.strictObject({ peak: z.int() })) }))
    .optional(),
});

function describe(value: unknown): string[] {
  const { error } = schema.safeParse(value);
  return error ? describeIssues(error, schema) : [];
}

test('A value without a fault has no description.', () => {
  expect(describe({ size: 3, video: { preset: 'slow' }, memory: 'full' })).toEqual([]);
});

test('Every fault is described, with its path.', () => {
  const faults = describe({ size: 1, video: { preset: 'quick' } });
  expect(faults).toHaveLength(2);
  expect(faults[0]).toMatch(/^size: .*2/);
  expect(faults[1]).toMatch(/^video\.preset: .*"fast"\|"slow"/);
});

test('A misspelt key is told the nearest known one, also inside wrappers.', () => {
  expect(describe({ sise: 3 })).toEqual(["sise: there is no such key; did you mean 'size'?"]);
  expect(describe({ video: { preset: 'slow', pre_set: 1 } })).toEqual([
    "video.pre_set: there is no such key; did you mean 'preset'?",
  ]);
});

test('A key that resembles none is told all that are known.', () => {
  expect(describe({ colour: 'red' })).toEqual([
    'colour: there is no such key; known are size, video, memory, stages',
  ]);
});

test('A key of an object in an array is told the known ones of that object.', () => {
  const stage = { steps: 3, rates: [{ peak: 1 }] };
  expect(describe({ stages: [stage, { ...stage, colour: 'red' }] })).toEqual([
    'stages.1.colour: there is no such key; known are steps, rates',
  ]);
  expect(describe({ stages: [{ ...stage, rates: [{ peak: 1, peek: 2 }] }] })).toEqual([
    "stages.0.rates.0.peek: there is no such key; did you mean 'peak'?",
  ]);
});

test('Of alternatives, the faults of the one of the right type are described.', () => {
  expect(describe({ memory: { plugin: 'full', plugins: 1 } })).toEqual([
    "memory.plugins: there is no such key; did you mean 'plugin'?",
  ]);
});

test('A value that fits none of the alternatives is a fault at its own path.', () => {
  expect(describe({ memory: 3 })).toEqual(['memory: Invalid input']);
});

test('A fault of the whole is a fault of the value.', () => {
  expect(describe(3)[0]).toMatch(/^the value: /);
});
