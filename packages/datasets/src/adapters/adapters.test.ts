import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { adapterPlugins } from './index.js';

test('Each adapter has a file of its own, and each such file is in the list.', async () => {
  const files = await readdir(new URL('.', import.meta.url));
  const sources = files.filter((file) => !file.endsWith('.test.ts'));
  const named = adapterPlugins.map(({ name }) => `${name}.ts`);
  expect(sources.sort()).toEqual([...named, 'index.ts'].sort());
});

test('Each adapter says what it needs: a folder, and nothing else.', () => {
  for (const { configSchema } of adapterPlugins) {
    expect(configSchema.safeParse({ folder: '/data' }).success).toBe(true);
    expect(configSchema.safeParse({}).success).toBe(false);
    expect(configSchema.safeParse({ folder: '/data', fold: 1 }).success).toBe(false);
  }
});
