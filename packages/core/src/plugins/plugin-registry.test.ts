import { expect, test } from 'vitest';
import { z } from 'zod';
import type { AnyPlugin } from './plugin-registry.js';
import { PluginRegistry } from './plugin-registry.js';

const memory = (create: () => Promise<unknown>): AnyPlugin => ({
  name: 'my-memory',
  kind: 'memory',
  apiVersion: 1,
  summary: 'For a test.',
  requires: [],
  configSchema: z.strictObject({}),
  create,
});

test.each([
  ['nothing', async () => undefined, 'undefined'],
  ['null', async () => null, 'null'],
  ['a name', async () => 'memory', 'memory'],
])('A plugin whose create gives %s is named, and so is what it gave.', async (_, create, given) => {
  const registry = new PluginRegistry();
  registry.add(memory(create));
  await expect(registry.create('memory', 'my-memory', {}, {})).rejects.toMatchObject({
    code: 'PLUGIN_RESULT',
    details: { kind: 'memory', name: 'my-memory', problem: expect.stringContaining(given) },
  });
});
