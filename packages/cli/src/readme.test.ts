import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { checkPluginChoices, readConfiguration, type AnyPlugin } from '@drapeflow/core';
import { createPluginRegistry } from './built-in-plugins.js';

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code);

/** Inside this package, so that an example finds the packages that it imports. */
const folder = mkdtempSync(join(import.meta.dirname, '..', 'dist', 'readme-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function load(code: string): Promise<unknown> {
  const file = join(folder, `example-${examples.indexOf(code)}.mjs`);
  writeFileSync(file, code);
  return ((await import(/* @vite-ignore */ pathToFileURL(file).href)) as { default: unknown })
    .default;
}

const configurations = examples.filter((code) => !code.includes('definePlugin'));
const plugins = examples.filter((code) => code.includes('definePlugin'));

test('The README shows configurations and a plugin.', () => {
  expect(configurations.length).toBeGreaterThanOrEqual(2);
  expect(plugins).toHaveLength(1);
});

test.each(configurations)('A configuration in the README is valid: %s', async (code) => {
  const values = (await load(code)) as Record<string, unknown>;
  const { configuration, problems } = readConfiguration([{ origin: 'the README', values }]);
  expect(problems).toEqual([]);
  expect(checkPluginChoices(configuration, createPluginRegistry())).toEqual([]);
});

test('The plugin in the README can be registered and makes a flow memory.', async () => {
  const registry = createPluginRegistry();
  registry.add((await load(plugins[0])) as AnyPlugin);
  const memory = await registry.create('memory', 'my-memory', {}, {});
  const flow = { width: 1, height: 1, data: new Float32Array(2) };
  const pose = {} as Parameters<typeof memory.push>[1];
  memory.push(flow, pose);
  memory.push(flow, pose);
  expect(memory.read()).toEqual([{ index: 1, flow, pose }]);
});
