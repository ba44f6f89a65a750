import { expect, test } from 'vitest';
import { z } from 'zod';
import { flowMemoryPlugins } from '../flow-memory/index.js';
import { definePlugin } from '../contracts/plugin.js';
import { PluginRegistry } from '../plugins/plugin-registry.js';
import { configurationSchema, configuredKinds } from './configuration.js';
import { checkPluginChoices, describeProblem, readConfiguration } from './read-configuration.js';

const layer = (origin: string, values: Record<string, unknown>) => ({ origin, values });

test('Without any layer every plugin has its default.', () => {
  const { configuration, problems } = readConfiguration([]);
  expect(problems).toEqual([]);
  for (const kind of configuredKinds) {
    expect(configuration[kind].plugin).not.toBe('');
    expect(configuration[kind].options).toEqual({});
  }
  expect(configuration.memory.plugin).toBe('anchor-window');
});

test('Options alone are options of the default plugin.', () => {
  const { configuration } = readConfiguration([
    layer('file', { memory: { options: { size: 5 } } }),
  ]);
  expect(configuration.memory).toEqual({ plugin: 'anchor-window', options: { size: 5 } });
});

test('All faults are found at once, and what is sound is read all the same.', () => {
  const layers = [
    layer('a file', { treads: 2, backend: 'onxx', memory: 'full' }),
    layer('--set personAt.x=-1', { personAt: { x: -1 } }),
  ];
  const { configuration, problems } = readConfiguration(layers);
  const sentences = problems.map((problem) => describeProblem(problem, layers)).sort();
  expect(sentences).toHaveLength(4);
  expect(sentences[0]).toMatch(/^backend: .*"onnx"\|"tfjs".* \(from a file\)$/);
  expect(sentences[1]).toMatch(/^personAt\.x: .* \(from --set personAt\.x=-1\)$/);
  expect(sentences[2]).toMatch(/^personAt\.y: .* \(from --set personAt\.x=-1\)$/);
  expect(sentences[3]).toBe("treads: there is no such key; did you mean 'threads'? (from a file)");
  expect(configuration.memory.plugin).toBe('full');
});

test('The options of the chosen plugins are checked, and unknown plugins named.', () => {
  const registry = new PluginRegistry();
  for (const plugin of flowMemoryPlugins) registry.add(plugin);
  for (const kind of configuredKinds.filter((each) => each !== 'memory')) {
    const { plugin: name } = readConfiguration([]).configuration[kind];
    registry.add(
      definePlugin({
        name,
        kind,
        apiVersion: 1,
        summary: 'For this test.',
        requires: [],
        configSchema: z.strictObject({}),
        create: () => Promise.reject(new Error('It is not made here.')),
      }),
    );
  }
  const { configuration } = readConfiguration([
    layer('a file', { memory: { options: { sice: 5 } }, warp: 'thin-plate-splin' }),
  ]);
  expect(checkPluginChoices(configuration, registry)).toEqual([
    {
      path: ['memory', 'options', 'sice'],
      problem: "there is no such key; did you mean 'size'?",
    },
    {
      path: ['warp'],
      problem: "there is no warp plugin 'thin-plate-splin'; did you mean 'thin-plate-spline'?",
    },
  ]);
});

test('The JSON schema says what is allowed and what is the default.', () => {
  const schema = z.toJSONSchema(configurationSchema, { io: 'input' }) as {
    properties: Record<string, { default?: unknown; description?: string }>;
  };
  expect(Object.keys(schema.properties)).toEqual(Object.keys(configurationSchema.shape));
  expect(schema.properties.memory.default).toBe('anchor-window');
  for (const property of Object.values(schema.properties)) {
    expect(property.description).toMatch(/\.$/);
  }
});
